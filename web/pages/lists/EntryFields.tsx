import { Text } from '@ag.ds-next/react/text';
import { Textarea } from '@ag.ds-next/react/textarea';
import { TextInput } from '@ag.ds-next/react/text-input';
import type { List } from '../../../domain/lists.ts';
import type { Form } from '../../forms/useForm.ts';
import type { EntryTexts } from './entry-texts.ts';
import { fieldsOf, isFixed, isLong, listWords } from './list-words.ts';

/** `kept`: the entry is there already, and what may not be changed later is shown only. */
export function EntryFields({ list, form, kept = false }: { list: List; form: Form<EntryTexts>; kept?: boolean }) {
  return fieldsOf(list).map((field) => {
    const { label = '', hint } = listWords[list].fields[field] ?? {};
    if (kept && isFixed(list, field))
      return (
        <Text as="p" key={field}>
          {label}: <strong>{form.values[field]}</strong>
        </Text>
      );
    const shared = { ...form.field(field), label, required: true, block: true, ...(hint ? { hint } : {}) };
    return isLong(list, field) ? (
      <Textarea key={field} {...shared} rows={6} />
    ) : (
      <TextInput key={field} {...shared} autoComplete="off" />
    );
  });
}
