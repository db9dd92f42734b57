/** What routes that command a process share: tell it, and answer where it stands then, or the command's address. */
import { z } from 'zod';
import { personsById } from '../prisma/repositories/person-short.ts';
import { commandProcess, type Caller, type ProcessCommand } from './commands.ts';
import type { Answer } from './route.ts';
import { id, personShort } from './schemas.ts';

/** Where the process stands after it; with `Prefer: respond-async` only the command's id. */
export const processAnswer = z.union([
  z
    .object({
      commandId: id,
      seq: z.number().int(),
      step: z.string(),
      outcome: z.string().nullable(),
      waitingFor: personShort.nullable(),
    })
    .meta({ id: 'ProcessAnswer' }),
  z.object({ commandId: id }).meta({ id: 'CommandAccepted' }),
]);
export const reasonText = z.string().trim().min(1).max(2000);

/** The caller has asked whether the process exists for the actor. */
export async function tellProcess(
  call: Caller & { respondAsync: boolean },
  command: ProcessCommand,
): Promise<Answer<z.input<typeof processAnswer>>> {
  const result = await commandProcess(call, command, call.respondAsync);
  if ('accepted' in result)
    return {
      status: 202,
      body: { commandId: result.accepted },
      headers: { Location: `/api/v1/commands/${result.accepted}` },
    };
  const { waitingForId, ...rest } = result;
  const people = await personsById(call.deps.db, [waitingForId]);
  return { status: 200, body: { ...rest, waitingFor: people.find(waitingForId) } };
}
