/** How a process is told: handlers check the form, put the event into the inbox and wait for its answer; the loop takes one at a time. */
import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { ProcessEvent, Refusal } from '../../domain/process.ts';
import {
  commandReceivedSignal,
  commandUpdate,
  factArrivedSignal,
  type CommandArg,
  type FactArg,
  type Recorded,
  type Refused,
} from '../contracts/process.ts';

export type Waiting = { event: ProcessEvent; answered(answer: Recorded | Refused): void };

/** What a person is told whose command the validator refuses: a type and a sentence, no stack (it would name file paths). */
export function refusal(reason: Refusal): ApplicationFailure {
  const failure = ApplicationFailure.create({ type: reason, message: `refused: ${reason}`, nonRetryable: true });
  failure.stack = '';
  return failure;
}

// Arguments can be typed by hand in the UI and the CLI: what has not the right form is nobody's event.
const isId = (x: unknown) => typeof x === 'string' && x.length > 0 && x.length < 100;
const isCommand = (c: CommandArg | null | undefined): c is CommandArg =>
  !!c && isId(c.commandId) && isId(c.action) && isId(c.by) && (c.to === undefined || isId(c.to));
const isFact = (f: FactArg | null | undefined): f is FactArg => !!f && isId(f.factId) && isId(f.fact);

// Shown in the Temporal UI's dialogues.
const commandExample = '{"commandId":"…","action":"accept","by":"person id"}';
const factExample = '{"factId":"…","fact":"customerDeceased"}';

const commandEvent = (c: CommandArg): ProcessEvent => ({
  kind: 'command',
  id: c.commandId,
  action: c.action,
  by: c.by,
  ...(c.to === undefined ? {} : { to: c.to }),
});

/**
 * Sets the handlers, before the first await of the workflow. `refuseEarly` asks the rules with the present state:
 * a command refused there leaves nothing in the history, and the API closes its row.
 */
export function openInbox(refuseEarly: (event: ProcessEvent) => Refusal | null) {
  const inbox: Waiting[] = [];
  const nobody = () => {};
  setHandler(
    commandUpdate,
    (command) => new Promise((answered) => inbox.push({ event: commandEvent(command), answered })),
    {
      validator(command) {
        if (!isCommand(command)) throw refusal('badInput');
        const refused = inbox.length === 0 ? refuseEarly(commandEvent(command)) : null; // behind others the state may change first
        if (refused) throw refusal(refused);
      },
      description: `Sent by the API, e.g. ${commandExample}. Without a stored command of that id nothing happens.`,
    },
  );
  setHandler(
    commandReceivedSignal,
    (command) => {
      if (isCommand(command)) inbox.push({ event: commandEvent(command), answered: nobody });
    },
    { description: `Sent by the outbox, e.g. ${commandExample}. Without a stored command of that id nothing happens.` },
  );
  setHandler(
    factArrivedSignal,
    (fact) => {
      if (isFact(fact)) inbox.push({ event: { kind: 'fact', id: fact.factId, fact: fact.fact }, answered: nobody });
    },
    { description: `Sent by the outbox, e.g. ${factExample}. Without a stored fact of that id nothing happens.` },
  );
  return {
    isEmpty: () => inbox.length === 0,
    take: () => inbox.shift(),
    /** Waits for something in the inbox, until `deadline` (an absolute instant: nothing drifts) where one is given. `summary` labels the timer in the UI. */
    async wait(deadline?: { at: string; summary: string }): Promise<void> {
      if (!deadline) return condition(() => inbox.length > 0);
      const left = Date.parse(deadline.at) - Date.now();
      if (left > 0) await condition(() => inbox.length > 0, left, { summary: deadline.summary });
    },
  };
}
