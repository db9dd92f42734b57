/** One change of a customer's contact details: locked, on the revision that was read, counted and recorded with what it changed. */
import { detailWords, type ContactDetails } from '../domain/customers/contact-details.ts';
import type { Tx } from '../prisma/client.ts';
import { changedSince, changeDetails, lockDetails, type LockedDetails } from '../prisma/repositories/change-details.ts';
import { applyCommand, type Caller, type Ids } from './commands.ts';
import { Problem } from './errors.ts';

type Edited<R> = {
  /** The fields, by their names; `phones` for a number. None: nothing is counted. */
  changed: string[];
  details?: Partial<ContactDetails>;
  /** Work items that are done with it (EM-29). */
  closedItems?: string[];
  result: R;
};

/** `ifMatch` null: it replaces nothing that somebody read. Throws notFound, or preconditionFailed with what was changed since. */
export async function editDetails<R extends Ids>(
  caller: Caller,
  { customerId, ifMatch, ...subject }: { customerId: string; ifMatch: number | null } & Record<string, unknown>,
  work: (tx: Tx, before: LockedDetails) => Promise<Edited<R>>,
): Promise<R> {
  const detail: Record<string, number | string[]> = {};
  const command = {
    action: 'customers.edit' as const,
    subject: { customerId, ifMatch, ...subject },
    customerId,
    subjectId: customerId,
    detail,
  };
  return applyCommand(caller, command, async (tx) => {
    const before = await lockDetails(tx, caller.actor, customerId);
    if (!before) throw new Problem('notFound');
    if (ifMatch !== null && ifMatch !== before.revision)
      throw new Problem('preconditionFailed', sinceInWords(await changedSince(tx, customerId, ifMatch)));
    const { changed, details = {}, closedItems = [], result } = await work(tx, before);
    if (changed.length) {
      const revision = await changeDetails(tx, customerId, details);
      Object.assign(detail, { revision, changed }, closedItems.length ? { closedItems } : {});
    }
    return result;
  });
}

export const phonesField = 'phones';
const words: Record<string, string> = { ...detailWords, [phonesField]: 'Phones' };

const sinceInWords = (changed: string[]) =>
  changed.length
    ? `Somebody else changed this meanwhile: ${Object.keys(words)
        .filter((field) => changed.includes(field))
        .map((field) => words[field])
        .join(', ')}.`
    : undefined;
