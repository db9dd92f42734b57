/** `Group`, then `Type`, then what the type's text asks for (EM-16, EM-17, EM-18). */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { contactTimes, contactTimeWords, templateGroups } from '../../../domain/electronic-messaging/template.ts';
import type { TemplateOffered } from '../../client/model.ts';
import { DateField } from '../../forms/DateField.tsx';
import type { Form } from '../../forms/useForm.ts';
import { variableLabels } from '../../messages/live-text.ts';
import css from './DesktopMessage.module.css';
import type { Draft } from './draft.ts';

type Props = { form: Form<Draft>; templates: TemplateOffered[]; template: TemplateOffered | null };

export function Fields({ form, templates, template }: Props) {
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
        options={inGroup.map(({ type }) => ({ value: type, label: type }))}
      />
      {template && (
        <p className={css['kind']}>
          {template.subscription} message. Use: {template.useName}
        </p>
      )}
      {template?.variables.map((variable) => (
        <Value key={variable} form={form} variable={variable} />
      ))}
    </>
  );
}

type ValueProps = { form: Form<Draft>; variable: TemplateOffered['variables'][number] };

function Value({ form, variable }: ValueProps) {
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
            {contactTimes.map((time) => (
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
    default:
      return <TextInput {...field} label={variableLabels[variable]} required autoComplete="off" maxWidth="lg" />;
  }
}
