/** The way that a process has gone, by the same rules that decide how it goes on: what fell due before now has happened. */
import {
  isForOnePerson,
  nameOf,
  type Draft,
  type Effect,
  type Instant,
  type ProcessEvent,
  type State,
  type Step,
  type Transition,
} from '../../domain/process.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import type { WorkingCalendar } from '../../domain/time/working-days.ts';
import { localNow } from '../../domain/time/zone.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { nextConsultant, nextTeamLeader, teamLeaderStill } from '../repositories/consultants.ts';
import { delegateOf, firstAbove, firstWhoMayDecide } from '../repositories/manager-line.ts';
import type { ImportedStep } from '../repositories/processes.ts';
import { namedId } from '../named-id.ts';

/** What people did and what came about, in order. `by` null: the manager with whom it waits then, or their delegate. */
export type Happened = { at: Instant } & (
  | { action: string; by: string | null; to?: string; reason?: string }
  | { fact: 'customerDeceased' | 'assignmentClosed'; sourceId: string }
);
type Officer = { id: string; managerId: string | null; calendar: WorkingCalendar };
/** How it began: as a decision that a manager is asked for. */
export type Beginning<S extends State, E extends ProcessEvent> = {
  processId: string;
  subjectId: string;
  customerId: string;
  at: Instant;
  /** Who began it, where that is not the officer; null: nobody, a fact did. */
  byId?: null;
  /** In the words of the timeline. */
  what: string;
  /** The kind of the manager's work item. */
  item: string;
  /** Who may not decide (PS-12, PS-22). */
  authors: string[];
  state(manager: string | null): Draft<S>;
  /** Whom the officer picked; without one, the first in line who may decide. */
  asked?: string;
  transition: Transition<S, E>;
  /** Whose calendar counts then, and whose managers are asked. */
  officerAt(at: Instant): Officer;
};
/** What a step writes into the business row; `until`: the last deadline after it. */
export type Written = {
  state: string;
  byId: string | null;
  forId: string | null;
  at: Instant;
  reason: string | null;
  until: Instant | null;
};
export type History = {
  processId: string;
  state: State;
  steps: ImportedStep[];
  items: Prisma.WorkItemCreateManyInput[];
  facts: Prisma.FactCreateManyInput[];
  written: Written[];
  /** PS-21: when it closed the stay. */
  closedAssignment: Instant | null;
};

/** The rules refuse what is told to have happened, at that moment. The message is a sentence without a name. */
export class StoryRefused extends Error {}

const withOperators = { manager: null, needs: 'operator' as const, due: [] };

type Event = { at: Instant; event: ProcessEvent; by: string | null; forId: string | null; reason: string | null };

/** Plays `happened`, and before each what fell due until then. Throws a `StoryRefused` where the rules refuse something: then the story is wrong. */
export async function processHistory<S extends State, E extends ProcessEvent>(
  reader: Reader,
  agencyTimeZone: string,
  begun: Beginning<S, E>,
  happened: readonly Happened[],
  now: Instant,
): Promise<History> {
  const { processId, subjectId, customerId, officerAt } = begun;
  const today = (at: Instant) => localNow(agencyTimeZone, new Date(at)).date;
  const question = (authors: string[], at: Instant) => ({ customerId, authors, today: today(at) });
  /** Names and people are the draft's: what comes back is its state. */
  const filledIn = (draft: Draft<S>, manager: string | null, from: Instant) =>
    ({ ...draft, manager, due: datesFrom(officerAt(from).calendar, agencyTimeZone, from, draft.due) }) as unknown as S;

  const officer = officerAt(begun.at);
  const first = begun.asked ?? (await firstWhoMayDecide(reader, officer.managerId, question(begun.authors, begun.at)));
  let state = filledIn(begun.state(first), first, begun.at);
  const steps: ImportedStep[] = [
    {
      eventId: namedId('command', subjectId, begun.what),
      what: begun.what,
      step: state.step,
      whoId: begun.byId === null ? null : officer.id,
      forId: null,
      toId: first,
      at: begun.at,
      reason: null,
    },
  ];
  const items: Prisma.WorkItemCreateManyInput[] = [];
  const facts: Prisma.FactCreateManyInput[] = [];
  const written: Written[] = [];
  let closedAssignment: Instant | null = null;
  openItem(begun.item, begun.at, null);

  let latest = begun.at;
  const waiting = [...happened];
  for (let next = await nextEvent(); next; next = await nextEvent()) {
    if (next.at < latest)
      throw new StoryRefused(`What happened at ${next.at} is told after what happened at ${latest}.`);
    latest = next.at;
    const result = begun.transition(state, next.event as E);
    if ('refuse' in result)
      throw new StoryRefused(`The rules refuse ${nameOf(next.event)} at ${next.at}: ${result.refuse}.`);
    const before = state;
    const effects = await follow(result, next.at);
    steps.push({
      eventId: next.event.id,
      what: nameOf(next.event),
      step: state.outcome ?? state.step,
      whoId: next.by,
      forId: next.forId,
      toId: isForOnePerson(state.needs) ? state.manager : null,
      at: next.at,
      reason: next.reason,
    });
    for (const effect of effects) apply(effect, next, before);
  }
  moveItemsAlong();
  return { processId, state, steps, items, facts, written, closedAssignment };

  /** What people did goes before what falls due later; null: nothing more until now. */
  async function nextEvent(): Promise<Event | null> {
    const due = state.outcome ? undefined : state.due[0];
    const then = waiting[0];
    if (due && due.at <= now && (!then || due.at < then.at)) {
      const event = { kind: 'deadline', id: `${processId}/${due.name}/${due.at}`, name: due.name } as const;
      return { at: due.at, event, by: null, forId: null, reason: null };
    }
    if (!then) return null;
    waiting.shift();
    const { at } = then;
    const eventId = namedId('event', subjectId, steps.length);
    if ('fact' in then) {
      const { fact, sourceId } = then;
      facts.push({ id: eventId, processId, fact, sourceId, occurredAt: at, handledAt: at });
      return { at, event: { kind: 'fact', id: eventId, fact }, by: null, forId: null, reason: null };
    }
    const delegate = then.by || !state.manager ? null : await delegateOf(reader, state.manager, today(at));
    const by = then.by ?? delegate ?? state.manager;
    if (!by) throw new Error(`${processId}: nobody is there to ${then.action}`);
    const to = then.to === undefined ? {} : { to: then.to };
    const event = { kind: 'command', id: eventId, action: then.action, by, ...to } as const;
    return { at, event, by, forId: delegate && state.manager, reason: then.reason ?? null };
  }

  /** The next state with its people and dates. Returns what is written along with it. */
  async function follow(result: Step<S>, at: Instant): Promise<Effect[]> {
    let chosen: { next: Draft<S>; effects: Effect[] } = result;
    let { manager } = chosen.next;
    if (manager !== null && typeof manager === 'object') {
      const asked = question('authors' in chosen.next ? (chosen.next.authors as string[]) : [], at);
      const found =
        'consultantBut' in manager
          ? await nextConsultant(reader, {
              officerId: officerAt(at).id,
              customerId,
              except: manager.consultantBut,
              today: today(at),
            })
          : 'teamLeaderBut' in manager
            ? await nextTeamLeader(reader, {
                officerId: officerAt(at).id,
                customerId,
                except: manager.teamLeaderBut,
                today: today(at),
              })
            : 'teamLeaderStill' in manager
              ? await teamLeaderStill(
                  reader,
                  { officerId: officerAt(at).id, customerId, today: today(at) },
                  manager.teamLeaderStill,
                )
              : 'above' in manager
                ? await firstAbove(reader, manager.above, asked)
                : await firstWhoMayDecide(
                    reader,
                    'stillOrAbove' in manager ? manager.stillOrAbove : officerAt(at).managerId,
                    asked,
                  );
      // nobody is left: what the rules want then, else an operator's item, as when it is recorded
      if (!found) chosen = result.ifNobody ?? { next: { ...chosen.next, ...withOperators }, effects: chosen.effects };
      manager = found ?? (typeof chosen.next.manager === 'string' ? chosen.next.manager : null);
    }
    state = filledIn(chosen.next, manager, at);
    return chosen.effects;
  }

  function apply(effect: Effect, { at, by, forId, reason }: Event, before: State): void {
    const open = items.filter((item) => item.state === 'open');
    switch (effect.do) {
      case 'decide':
        written.push({
          state: effect.state,
          byId: by,
          forId,
          at,
          reason,
          until: state.due.at(-1)?.at ?? null,
        });
        return;
      case 'openItem': {
        const asked = state.step === before.step && isForOnePerson(state.needs); // by hand over or escalation
        return openItem(effect.item, at, asked && before.manager !== state.manager ? before.manager : null, effect.for);
      }
      case 'remind':
        for (const item of open) item.remindedAt = at;
        return;
      case 'closeItems':
        for (const item of open) Object.assign(item, { state: effect.as, closedAt: at });
        return;
      case 'closeAssignment':
        closedAssignment = at;
        return;
      case 'attempt':
      case 'optOut': // of messages, whose histories are told elsewhere
      case 'check': // the story is written so that they hold
        return;
    }
  }

  function openItem(
    kind: string,
    at: Instant,
    fromId: string | null,
    whose?: Extract<Effect, { do: 'openItem' }>['for'],
  ): void {
    const stepKey = `${steps.length - 1}/${kind}${whose ? `/${whose}` : ''}`;
    const assigneeId = whose === 'operators' ? null : whose ? officerAt(at).id : state.manager;
    items.push({
      id: namedId('workItem', subjectId, stepKey),
      kind: assigneeId ? kind : 'noManagerLeft',
      customerId,
      processId,
      stepKey,
      assigneeId,
      state: 'open',
      openedAt: at,
      followUpAt: state.due.length > 1 ? (state.due[0]?.at ?? null) : null,
      dueAt: state.due.at(-1)?.at ?? null,
      remindedAt: null,
      fromId,
      closedAt: null,
    });
  }

  /** PS-4: what waits for the officer of then waits for today's. */
  function moveItemsAlong(): void {
    const { id } = officerAt(now);
    for (const item of items)
      if (item.state === 'open' && item.stepKey.endsWith('/officer') && item.assigneeId !== id)
        Object.assign(item, { assigneeId: id, fromId: item.assigneeId });
  }
}
