/** A new template. It is offered as soon as it is saved. */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useNavigate } from 'react-router';
import {
  subscriptionKinds,
  templateChannels,
  templateGroups,
  templateUses,
  templateUseWords,
  type SubscriptionKind,
  type TemplateChannel,
  type TemplateGroup,
  type TemplateUse,
} from '../../../domain/electronic-messaging/template.ts';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { announceOn } from '../../frame/notices.ts';
import { SamplePhone } from './SamplePhone.tsx';
import css from './Templates.module.css';
import { WordingFields } from './WordingFields.tsx';
import { channelNames, subscriptionHints } from './words.ts';
import { checkType, checkWording, noWording, wordingIn, type WordingTexts } from './wording-texts.ts';

type Texts = WordingTexts & { group: string; type: string; use: string; subscription: string; channel: string };
type NewTemplate = {
  group: TemplateGroup;
  type: string;
  use: TemplateUse;
  subscription: SubscriptionKind;
  channel: TemplateChannel;
  text: string;
  guidelines: string;
  priorActions: string[];
};

const chosen = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text);

const check = (texts: Texts) => ({
  ...filled('group', texts.group, 'Choose the Group.'),
  ...checkType(texts.type),
  ...filled('use', texts.use, 'Choose what it is used for.'),
  ...filled('subscription', texts.subscription, 'Choose the subscription.'),
  ...checkWording(texts, chosen(templateUses, texts.use) ?? 'request'),
});

export function NewTemplatePage() {
  const navigate = useNavigate();
  const command = useCommand(
    (body: NewTemplate, key) => api.POST('/templates', { params: { header: { 'Idempotency-Key': key } }, body }),
    ({ id }, { type }) => {
      announceOn(addresses.template(id), `“${type}” is saved.`, 'Officers may choose it from now on.');
      void navigate(addresses.template(id), { replace: true });
    },
  );
  const form = useForm<Texts>(
    { group: '', type: '', use: '', subscription: '', channel: 'sms', ...noWording },
    check,
    command.problem?.errors,
  );
  const { values } = form;
  const channel = chosen(templateChannels, values.channel) ?? 'sms';
  const save = (texts: Texts) => {
    const group = chosen(templateGroups, texts.group);
    const use = chosen(templateUses, texts.use);
    const subscription = chosen(subscriptionKinds, texts.subscription);
    if (group && use && subscription)
      command.run({ group, type: texts.type.trim(), use, subscription, channel, ...wordingIn(texts) });
  };
  return (
    <>
      <PageTitle path="Administration › Templates">Write a template</PageTitle>
      <div className={css['compose']}>
        <form
          className={css['form']}
          noValidate
          aria-label="New template"
          onSubmit={(event) => {
            event.preventDefault();
            form.submit(save);
          }}
        >
          <ErrorSummary form={form} />
          <CommandFailure command={command} inForm />
          <Select
            {...form.field('group')}
            label="Group"
            required
            block
            placeholder="Choose"
            options={templateGroups.map((value) => ({ value, label: value }))}
          />
          <TextInput
            {...form.field('type')}
            label="Type"
            hint="The name that officers choose"
            required
            block
            autoComplete="off"
          />
          <Select
            {...form.field('use')}
            label="Use"
            hint="A pre-call advice asks for a contact time. It can’t be changed later"
            required
            block
            placeholder="Choose"
            options={templateUses.map((value) => ({ value, label: templateUseWords[value] }))}
          />
          <Select
            {...form.field('subscription')}
            label="Subscription"
            hint="What customers may opt out of. It can’t be changed later"
            required
            block
            placeholder="Choose"
            options={subscriptionKinds.map((value) => ({ value, label: `${value}: ${subscriptionHints[value]}` }))}
          />
          <Select
            {...form.field('channel')}
            label="Channel"
            hint="It can’t be changed later"
            required
            block
            options={templateChannels.map((value) => ({ value, label: channelNames[value] }))}
          />
          <WordingFields form={form} use={chosen(templateUses, values.use) ?? 'request'} />
          <div className={css['buttons']}>
            <Button
              type="submit"
              loading={command.phase === 'busy'}
              loadingLabel="Saving"
              disabled={command.phase === 'unknown'}
            >
              Save
            </Button>
          </div>
        </form>
        <div className={css['beside']}>
          <SamplePhone text={values.text} channel={channel} />
        </div>
      </div>
    </>
  );
}
