/** `Group`, then `Type`, then what the type's text asks for (EM-16, EM-17, EM-18). */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { longestInDraft } from '../../../domain/electronic-messaging/message-draft.ts';
import { askedContactTimes, contactTimeWords, templateGroups } from '../../../domain/electronic-messaging/template.ts';
import type { ReactNode } from 'react';
import type { TemplateOffered } from '../../client/model.ts';
import { DateField } from '../../forms/DateField.tsx';
import type { Form } from '../../forms/useForm.ts';
import { variableLabels } from '../../messages/live-text.ts';
import css from './DesktopMessage.module.css';
import type { Texts } from './draft.ts';
import { asOffered, type Pickable } from './pickable.ts';

type Props = {
  form: Form<Texts>;
  templates: TemplateOffered[];
  template: TemplateOffered | null;
  pickable: Pickable;
  /** Between the type and what its text asks for. */
  children: ReactNode;
};

export function Fields({ form, templates, template, pickable, children }: Props) {
  const inGroup = templates.filter(({ group }) => group === form.values.group);
  const groups = templateGroups.filter((name) => templates.some(({ group }) => group === name));
  const chooseGroup = (group: string) => {
    const types = templates.filter((each) => each.group === group);
    form.set('group', group);
    const [only, another] = types;
    if (!types.some(({ type }) => type === form.values.type)) form.set('type', only && !another ? only.type : '');
  };
  return (
    <>
      <div className={css['pair']}>
        <Select
          {...form.field('group')}
          onChange={(event) => chooseGroup(event.target.value)}
          label="Group"
          required
          block
          placeholder="Choose a group"
          options={groups.map((group) => ({ value: group, label: group }))}
        />
        <Select
          {...form.field('type')}
          label="Type"
          required
          block
          disabled={inGroup.length === 0}
          placeholder={form.values.group ? 'Choose a type' : 'Choose a group first'}
          options={inGroup.map((each) => ({ value: each.type, label: labelOf(each) }))}
        />
      </div>
      {template && (
        <p className={css['kind']}>
          {template.subscription} message. Use: {template.useName}
        </p>
      )}
      {children}
      {template && template.variables.length > 0 && (
        <div className={css['pair']}>
          {template.variables.map((variable) => (
            <Value key={variable} form={form} variable={variable} pickable={pickable} />
          ))}
        </div>
      )}
    </>
  );
}

/** EM-44: it is shown, and can't be sent. */
const labelOf = ({ type, bars }: TemplateOffered) =>
  bars.some(({ code }) => code === 'notApproved') ? `${type} (not yet approved)` : type;

type ValueProps = { form: Form<Texts>; variable: TemplateOffered['variables'][number]; pickable: Pickable };

function Value({ form, variable, pickable }: ValueProps) {
  const field = form.field(variable);
  switch (variable) {
    case 'contactTime':
      return (
        <div id={field.id} tabIndex={-1}>
          <ControlGroup
            label={variableLabels.contactTime}
            required
            block
            invalid={field.invalid}
            message={field.message}
          >
            {askedContactTimes.map((time) => (
              <Radio
                key={time}
                name="contactTime"
                checked={field.value === time}
                onChange={() => form.set('contactTime', time)}
              >
                {contactTimeWords[time]}
              </Radio>
            ))}
          </ControlGroup>
        </div>
      );
    case 'byDate':
      return (
        <DateField
          label={variableLabels.byDate}
          hint="After the day on which the message leaves"
          field={field}
          set={(value) => form.set('byDate', value)}
        />
      );
    case 'receiptNumber':
      return (
        <TextInput
          {...field}
          label={variableLabels[variable]}
          required
          autoComplete="off"
          maxLength={longestInDraft.value}
          maxWidth="lg"
        />
      );
    case 'agencyPhone':
    case 'paymentType':
      return (
        <Select
          {...field}
          value={asOffered(form.values, pickable)[variable]}
          label={variableLabels[variable]}
          required
          block
          placeholder={pickable[variable].options.length > 0 ? 'Choose one' : 'None is recorded'}
          options={pickable[variable].options}
        />
      );
  }
}
