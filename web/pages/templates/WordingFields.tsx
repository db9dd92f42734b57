/** Text, guidelines and prior actions; what may not stand in them is said while it is typed. */
import { Button } from '@ag.ds-next/react/button';
import { Textarea } from '@ag.ds-next/react/textarea';
import { longestInTemplate } from '../../../domain/electronic-messaging/template-record.ts';
import { variables, type TemplateUse } from '../../../domain/electronic-messaging/template.ts';
import type { Form } from '../../forms/useForm.ts';
import { variableLabels } from '../../messages/live-text.ts';
import css from './Templates.module.css';
import { checkWording, wordingLabels, type WordingTexts } from './wording-texts.ts';

type Props<T extends WordingTexts> = { form: Form<T>; use: TemplateUse };

export function WordingFields<T extends WordingTexts>({ form, use }: Props<T>) {
  const wrong = checkWording(form.values, use);
  const field = (name: keyof WordingTexts) => {
    const { invalid, message, ...rest } = form.field(name);
    const live = rest.value.trim() ? wrong[name] : undefined; // an empty field is no mistake while nobody saved
    return { ...rest, invalid: invalid || live !== undefined, message: live ?? message };
  };
  const text = field('text');
  const insert = (variable: string) => {
    const area = document.getElementById(text.id);
    const value = form.values.text;
    const [from, to] =
      area instanceof HTMLTextAreaElement ? [area.selectionStart, area.selectionEnd] : [value.length, value.length];
    form.set('text', `${value.slice(0, from)}{${variable}}${value.slice(to)}`);
    area?.focus();
  };
  return (
    <>
      <Textarea
        {...text}
        label={wordingLabels.text}
        hint="General words only: nothing that is somebody’s own, no link. Plain signs: one other makes it twice as long."
        required
        block
        rows={5}
      />
      <fieldset className={css['variables']}>
        <legend>Put in what officers fill in</legend>
        {variables.map((variable) => (
          <Button key={variable} type="button" variant="tertiary" size="sm" onClick={() => insert(variable)}>
            {variableLabels[variable]}
          </Button>
        ))}
      </fieldset>
      <Textarea
        {...field('guidelines')}
        label={wordingLabels.guidelines}
        hint="When it is used, and how. Links may stand here"
        hideOptionalLabel
        block
        rows={4}
      />
      <Textarea
        {...field('priorActions')}
        label={wordingLabels.priorActions}
        hint={`One a line, ${longestInTemplate.priorActions} at most. Send stays closed until each is recorded as done`}
        hideOptionalLabel
        block
        rows={4}
      />
    </>
  );
}
