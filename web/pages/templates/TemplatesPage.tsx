/** The texts that officers choose from, by group (EM-16, EM-42); retired ones too. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { templateGroups, templateUses, templateUseWords } from '../../../domain/electronic-messaging/template.ts';
import type { TemplateLine } from '../../client/model.ts';
import { templatesQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { FilterChips } from '../../lists/FilterChips.tsx';
import { OnDayOf } from '../../time/When.tsx';
import css from './Templates.module.css';
import { channelNames } from './words.ts';

const states = [
  { value: 'offered', label: 'Offered' },
  { value: 'retired', label: 'Retired' },
  { value: 'all', label: 'All' },
] as const;
type State = (typeof states)[number]['value'];

export function TemplatesPage() {
  const query = useQuery(templatesQuery);
  const [params, setParams] = useSearchParams();
  const state: State = states.find(({ value }) => value === params.get('state'))?.value ?? 'offered';
  const use = templateUses.find((value) => value === params.get('use'));
  const choose = (name: string, value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const isShown = (template: TemplateLine) =>
    (state === 'all' || template.active === (state === 'offered')) && (!use || template.use === use);
  return (
    <>
      <PageTitle path="Administration" actions={<ButtonLink href={addresses.newTemplate}>Write a template</ButtonLink>}>
        Templates
      </PageTitle>
      <div className={css['filters']}>
        <FilterChips
          filters={[...states]}
          chosen={state}
          onChoose={(value) => choose('state', value === 'offered' ? '' : value)}
        />
        <Select
          label="Use"
          hideOptionalLabel
          value={use ?? ''}
          onChange={({ target }) => choose('use', target.value)}
          options={[
            { value: '', label: 'Every use' },
            ...templateUses.map((value) => ({ value, label: templateUseWords[value] })),
          ]}
        />
      </div>
      <Loaded query={query} missing="There is no such list">
        {({ items }) => {
          const shown = items.filter(isShown);
          return (
            <>
              <p className={css['count']} aria-live="polite">
                {shown.length} of {items.length} templates shown
              </p>
              {shown.length === 0 && <p>{emptyWords(state, use !== undefined)}</p>}
              {templateGroups.map((group) => (
                <Group key={group} group={group} templates={shown.filter((template) => template.group === group)} />
              ))}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function emptyWords(state: State, narrowed: boolean): string {
  if (narrowed) return 'No template is of this use here. Choose another use, or All.';
  return state === 'retired'
    ? 'No template is retired. Whatever is no longer to be sent is retired on its own page, and stays here.'
    : 'There is no template yet. Choose Write a template.';
}

function Group({ group, templates }: { group: string; templates: TemplateLine[] }) {
  if (templates.length === 0) return null;
  return (
    <Section title={group}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Use</th>
            <th scope="col">Subscription</th>
            <th scope="col">Newest version</th>
          </tr>
        </thead>
        <tbody>
          {templates.map(({ id, type, useName, subscription, channel, active, newest }) => (
            <tr key={id}>
              <td>
                <TextLink href={addresses.template(id)} className={css['type']}>
                  {type}
                </TextLink>{' '}
                {!active && <StatusBadge appearance="subtle" label="Retired" tone="warningMedium" />}
                {channel !== 'sms' && <div className={css['below']}>{channelNames[channel]}</div>}
              </td>
              <td data-label="Use">{useName}</td>
              <td data-label="Subscription">{subscription}</td>
              <td data-label="Newest version">
                {newest.number}, <OnDayOf instant={newest.createdAt} />
                <div className={css['below']}>{newest.createdBy?.name ?? 'Supplied with the system'}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
