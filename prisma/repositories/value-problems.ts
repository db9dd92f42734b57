/** EM-4, EM-41: what must not be filled in for a customer. Send and the preview ask here, and nowhere else. */
import type { TemplateValues, Variable } from '../../domain/electronic-messaging/template.ts';
import { valueProblems, type PersonalData } from '../../domain/electronic-messaging/template-text.ts';
import type { Reader } from '../client.ts';
import { offeredValues } from './list-entries.ts';

/** A plain sentence beside the field that it is about. */
export type ValueProblem = { variable: Variable; sentence: string };

const notOffered = {
  agencyPhone: 'Choose a phone number of the agency: this one is not in the list, or no longer.',
  paymentType: 'Choose a payment type: this one is not in the list, or no longer.',
} as const;

/** Empty where the values may be sent. Numbers and payment types are picked from the administrators' lists, never typed. */
export async function problemsOfValues(
  reader: Reader,
  customerId: string,
  values: TemplateValues,
): Promise<ValueProblem[]> {
  const personal = await personalData(reader, customerId);
  const found: ValueProblem[] = [];
  for (const variable of ['receiptNumber', 'agencyPhone', 'paymentType'] as const) {
    const value = values[variable];
    if (value === undefined) continue;
    for (const { sentence } of valueProblems({ [variable]: value }, personal)) found.push({ variable, sentence });
  }
  const picked = {
    ...(values.agencyPhone === undefined ? {} : { agencyPhone: values.agencyPhone.trim() }),
    ...(values.paymentType === undefined ? {} : { paymentType: values.paymentType.trim() }),
  };
  if (Object.keys(picked).length === 0) return found;
  const offered = await offeredValues(reader, picked);
  for (const variable of ['agencyPhone', 'paymentType'] as const)
    if (picked[variable] !== undefined && !offered[variable] && !found.some((problem) => problem.variable === variable))
      found.push({ variable, sentence: notOffered[variable] });
  return found;
}

/** What must not stand in a message. */
async function personalData(reader: Reader, customerId: string): Promise<PersonalData> {
  const row = await reader.customer.findUniqueOrThrow({ where: { id: customerId }, include: { phones: true } });
  return {
    names: [row.givenNames, row.familyName].filter((name) => name !== ''),
    csid: row.csid,
    phones: row.phones.map(({ number }) => number),
    email: row.email,
  };
}
