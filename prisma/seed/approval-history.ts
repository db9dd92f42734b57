/** The way that a submission has gone, by the same rules that decide how it goes on: what fell due before now has happened. */
import {
  planApproval,
  submitted,
  type PlanApproval,
  type PlanApprovalEvent,
} from '../../domain/personalised-services/plan-approval.ts';
import type { Draft, Effect, Instant, Next } from '../../domain/process.ts';
import type { Settings } from '../../domain/settings.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import type { WorkingCalendar } from '../../domain/time/working-days.ts';
import { localNow } from '../../domain/time/zone.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import type { Reader } from '../client.ts';
import { delegateOf, firstAbove, firstWhoMayDecide } from '../repositories/manager-line.ts';
import type { SubmissionEnd } from '../repositories/plan-submissions.ts';
import type { ImportedStep } from '../repositories/processes.ts';
import { seedId } from './deterministic.ts';

type Action = 'accept' | 'return' | 'withdraw' | 'handOver';
/** What people did and what came about, in order. `by` null: the manager with whom it waits then, or their delegate. */
export type Happened = { at: Instant } & (
  | { action: Action; by: string | null; to?: string; reason?: string }
  | { fact: 'customerDeceased' | 'assignmentClosed'; sourceId: string }
);
export type Submission = {
  id: string;
  customerId: string;
  submittedById: string;
  managerId: string | null;
  authors: string[];
  at: Instant;
  calendar: WorkingCalendar;
};
export type History = {
  processId: string;
  state: PlanApproval;
  steps: ImportedStep[];
  items: Prisma.WorkItemCreateManyInput[];
  facts: Prisma.FactCreateManyInput[];
  end: SubmissionEnd | null;
};
type Event = { at: Instant; event: PlanApprovalEvent; by: string | null; forId: string | null; reason: string | null };

/** Plays `happened`, and before each what fell due until then. Throws where the rules refuse something: then the story is wrong. */
export async function approvalHistory(
  reader: Reader,
  { decisionDays, agencyTimeZone }: Settings,
  submission: Submission,
  happened: readonly Happened[],
  now: Instant,
): Promise<History> {
  const { id, customerId, submittedById, authors, at: submittedAt, calendar } = submission;
  const processId = planApprovalId(id);
  const today = (at: Instant) => localNow(agencyTimeZone, new Date(at)).date;
  const question = (at: Instant) => ({ customerId, authors, today: today(at) });
  const dated = (draft: Draft<PlanApproval>, from: Instant) =>
    datesFrom(calendar, agencyTimeZone, from, draft.due) as PlanApproval['due']; // the names are the draft's

  const first = await firstWhoMayDecide(reader, submission.managerId, question(submittedAt));
  const draft = submitted(authors, first, decisionDays);
  let state: PlanApproval = { ...draft, manager: first, due: dated(draft, submittedAt) };
  const steps: ImportedStep[] = [
    {
      eventId: seedId('command', id, 'submit'),
      what: 'submit',
      step: state.step,
      whoId: submittedById,
      forId: null,
      toId: first,
      at: submittedAt,
      reason: null,
    },
  ];
  const items: Prisma.WorkItemCreateManyInput[] = [];
  const facts: Prisma.FactCreateManyInput[] = [];
  let end: SubmissionEnd | null = null;
  openItem('planDecision', submittedAt, null);

  let latest = submittedAt;
  const waiting = [...happened];
  for (let next = await nextEvent(); next; next = await nextEvent()) {
    if (next.at < latest) throw new Error(`${processId}: ${next.at} comes after ${latest}`);
    latest = next.at;
    const result = planApproval(state, next.event);
    if ('refuse' in result) throw new Error(`${processId}: the rules refuse ${nameOf(next.event)}: ${result.refuse}`);
    const before = state.manager;
    const effects = await follow(result, next);
    steps.push({
      eventId: next.event.id,
      what: nameOf(next.event),
      step: state.outcome ?? state.step,
      whoId: next.by,
      forId: next.forId,
      toId: state.needs === 'manager' ? state.manager : null,
      at: next.at,
      reason: next.reason,
    });
    for (const effect of effects) apply(effect, next, before);
  }
  return { processId, state, steps, items, facts, end };

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
    const eventId = seedId('event', id, steps.length);
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
  async function follow(result: Exclude<Next<PlanApproval>, { refuse: unknown }>, { at }: Event): Promise<Effect[]> {
    let chosen: { next: Draft<PlanApproval>; effects: Effect[] } = result;
    let { manager } = chosen.next;
    if (manager !== null && typeof manager === 'object') {
      if (!('above' in manager)) throw new Error('a plan’s manager is in line from the first');
      const above = await firstAbove(reader, manager.above, question(at));
      if (!above && result.ifNobody) chosen = result.ifNobody;
      manager = above ?? state.manager;
    }
    state = { ...chosen.next, manager, due: dated(chosen.next, at) };
    return chosen.effects;
  }

  function apply(effect: Effect, { at, by, forId, reason }: Event, before: string | null): void {
    const open = items.filter((item) => item.state === 'open');
    switch (effect.do) {
      case 'decide': {
        const word = state.outcome;
        if (word) end = { state: word, byId: by, forId, at, reason };
        return;
      }
      case 'openItem':
        return openItem(effect.item, at, before === state.manager ? null : before);
      case 'remind':
        for (const item of open) item.remindedAt = at;
        return;
      case 'closeItems':
        for (const item of open) Object.assign(item, { state: effect.as, closedAt: at });
        return;
      case 'check': // the story is written so that they hold
      case 'closeAssignment': // no matter of a plan's
        return;
    }
  }

  function openItem(kind: string, at: Instant, fromId: string | null): void {
    const seq = steps.length - 1;
    items.push({
      id: seedId('workItem', id, seq),
      kind: state.manager ? kind : 'noManagerLeft',
      customerId,
      processId,
      stepKey: `${seq}/${kind}`,
      assigneeId: state.manager,
      state: 'open',
      openedAt: at,
      followUpAt: state.due.length > 1 ? (state.due[0]?.at ?? null) : null,
      dueAt: state.due.at(-1)?.at ?? null,
      remindedAt: null,
      fromId,
      closedAt: null,
    });
  }
}

const nameOf = (event: PlanApprovalEvent): string =>
  event.kind === 'command' ? event.action : event.kind === 'fact' ? event.fact : event.name;
