/** PS-16 to PS-23: transfer out of Personalised Services, with monitoring up to 90 days. */
import type { Command, Deadline, Draft, DueInDays, Effect, Fact, Next, Refusal, State } from '../process.ts';
import type { DecisionDays, MonitoringDays } from '../settings.ts';
import {
  askedOfManager,
  changed,
  decisionDeadline,
  handOver,
  isDecisionDeadline,
  type DecisionDeadline,
} from './manager-decision.ts';

export const transferReferralStateVersion = 1;

export const transferReferralSteps = [
  'awaitingMonitorApproval',
  'monitoring',
  'lapsed',
  'awaitingTransferApproval',
  'over',
] as const;
export const transferReferralOutcomes = [
  'monitoringDeclined',
  'transferred',
  'transferRejected',
  'withdrawn',
  'ended',
] as const;
export const transferReferralActions = [
  'acceptMonitoring',
  'declineMonitoring',
  'actionTransfer',
  'acceptTransfer',
  'rejectTransfer',
  'withdraw',
  'handOver',
] as const;
export const transferReferralFacts = ['customerDeceased', 'assignmentClosed'] as const;
export const monitoringDeadlines = ['day60', 'day80', 'lapse'] as const;

export type TransferReferralStep = (typeof transferReferralSteps)[number];
export type TransferReferralOutcome = (typeof transferReferralOutcomes)[number];
export type TransferReferralAction = (typeof transferReferralActions)[number];
export type TransferReferralFact = (typeof transferReferralFacts)[number];
type MonitoringDeadline = (typeof monitoringDeadlines)[number];
export type TransferReferralDeadline = DecisionDeadline | MonitoringDeadline;

export type TransferReferral = State<TransferReferralStep, TransferReferralOutcome, TransferReferralDeadline> & {
  version: typeof transferReferralStateVersion;
  /** Who referred and, later, who actioned the transfer: neither may decide (PS-22). */
  authors: string[];
  /** The settings this run goes by, whatever they are changed to meanwhile. */
  days: DecisionDays;
  monitoringDays: MonitoringDays;
};
export type TransferReferralEvent =
  Command<TransferReferralAction> | Fact<TransferReferralFact> | Deadline<TransferReferralDeadline>;
type Followed = Next<TransferReferral>;

/** The work item that asks the manager, by the step that waits for one. */
const itemOf = (step: TransferReferralStep) =>
  step === 'awaitingMonitorApproval' ? 'monitorApproval' : 'transferApproval';

/** How a referral begins: as a monitor approval with the manager (PS-16), or with the operators where nobody is left (PS-12). */
export function referred(
  officer: string,
  manager: string | null,
  days: DecisionDays,
  monitoringDays: MonitoringDays,
): Draft<TransferReferral> {
  return {
    version: transferReferralStateVersion,
    step: 'awaitingMonitorApproval',
    outcome: null,
    needs: manager ? 'manager' : 'operator',
    due: manager ? askedOfManager(days) : [],
    manager,
    authors: [officer],
    days,
    monitoringDays,
  };
}

/** What follows from an event: the next state with what is written along with it, or why nothing changes. */
export function transferReferral(state: TransferReferral, event: TransferReferralEvent): Followed {
  if (state.outcome) return { refuse: transferReferralIsOver(state.outcome) };
  if (event.kind === 'fact') return ends(state, 'ended', 'cancelled'); // PS-23
  if (event.kind === 'command' && event.action === 'withdraw')
    return ends(state, 'withdrawn', 'cancelled', [{ do: 'check', that: 'assignedOfficer' }]); // PS-23
  switch (state.step) {
    case 'awaitingMonitorApproval':
    case 'awaitingTransferApproval':
      return waitingForManager(state, event);
    case 'monitoring':
    case 'lapsed':
      if (event.kind === 'command') return withOfficer(state, event);
      return state.step === 'monitoring' ? monitoringDeadline(state, event.name) : { refuse: 'badInput' };
    case 'over':
      return { refuse: 'ended' };
  }
}

/** PS-17, PS-20, PS-22; reminder, escalation and hand over as for every decision (PS-13, PS-14). */
function waitingForManager(
  state: TransferReferral,
  event: Exclude<TransferReferralEvent, Fact<TransferReferralFact>>,
): Followed {
  if (event.kind === 'deadline')
    return isDecisionDeadline(event.name)
      ? changed<TransferReferral>(decisionDeadline(state, event.name, itemOf(state.step)), (change) => ({
          ...state,
          ...change,
        }))
      : { refuse: 'badInput' };
  const { action, by, to } = event;
  if (action === 'handOver')
    return changed<TransferReferral>(handOver(state, to, itemOf(state.step)), (change) => ({ ...state, ...change }));
  const decisions: TransferReferralAction[] =
    state.step === 'awaitingMonitorApproval'
      ? ['acceptMonitoring', 'declineMonitoring']
      : ['acceptTransfer', 'rejectTransfer'];
  if (!decisions.includes(action)) return { refuse: 'notNow' };
  if (state.authors.includes(by)) return { refuse: 'fourEyes' };
  if (!state.manager) return { refuse: 'notTheManager' }; // an operator gives it to one first (PS-12)
  const checks: Effect[] = [
    { do: 'check', that: 'managerConcerned' },
    { do: 'check', that: 'fourEyes' },
  ];
  switch (action) {
    case 'acceptMonitoring':
      return {
        next: { ...state, step: 'monitoring', needs: 'officer', due: monitoringDue(state.monitoringDays) },
        effects: [...checks, { do: 'decide', state: 'monitoring' }, { do: 'closeItems', as: 'done' }],
      };
    case 'declineMonitoring':
      return ends(state, 'monitoringDeclined', 'done', checks);
    case 'acceptTransfer':
      // PS-21; closed otherwise meanwhile, it ends by that fact (PS-23)
      checks.push({ do: 'check', that: 'openAssignment' });
      return ends(state, 'transferred', 'done', checks, [{ do: 'closeAssignment' }]);
    case 'rejectTransfer':
      return ends(state, 'transferRejected', 'done', checks);
    default: // a word this version does not know, from a newer or a careless caller
      return { refuse: 'badInput' };
  }
}

/** PS-18: at any time from the accepted monitoring on, also after its end. */
function withOfficer(state: TransferReferral, { action, by }: Command<TransferReferralAction>): Followed {
  if (action !== 'actionTransfer') return { refuse: 'notNow' };
  return {
    next: {
      ...state,
      step: 'awaitingTransferApproval',
      needs: 'manager',
      manager: { inLine: 'officer' },
      authors: [...new Set([...state.authors, by])],
      due: askedOfManager(state.days),
    },
    effects: [
      { do: 'check', that: 'assignedOfficer' },
      { do: 'check', that: 'acceptedPlan' },
      { do: 'decide', state: 'transferActioned' },
      { do: 'closeItems', as: 'done' },
      { do: 'openItem', item: 'transferApproval' },
    ],
  };
}

/** PS-19: reminded at day 60 and day 80; after the 90 days monitoring ends by itself, and the referral waits for the officer. */
function monitoringDeadline(state: TransferReferral, name: TransferReferralDeadline): Followed {
  const due = state.due.filter((d) => d.name !== name);
  const again: Effect = { do: 'closeItems', as: 'cancelled' };
  switch (name) {
    case 'day60':
    case 'day80':
      return { next: { ...state, due }, effects: [again, { do: 'openItem', item: name, for: 'officer' }] };
    case 'lapse': {
      // The manager of the day: who accepted 90 days ago may have left (PS-25).
      const lapsed = { ...state, step: 'lapsed' as const, needs: 'officer' as const, due: [] };
      const effects: Effect[] = [
        again,
        { do: 'openItem', item: 'monitoringLapsed', for: 'officer' },
        { do: 'openItem', item: 'monitoringLapsed' },
      ];
      return { next: { ...lapsed, manager: { inLine: 'officer' } }, effects, ifNobody: { next: lapsed, effects } };
    }
    default:
      return { refuse: 'badInput' };
  }
}

const monitoringDue = (days: MonitoringDays): DueInDays<MonitoringDeadline>[] => [
  { name: 'day60', days: days.firstReminder },
  { name: 'day80', days: days.secondReminder },
  { name: 'lapse', days: days.end },
];

function ends(
  state: TransferReferral,
  outcome: TransferReferralOutcome,
  items: 'done' | 'cancelled',
  checks: Effect[] = [],
  more: Effect[] = [],
): Followed {
  return {
    next: { ...state, step: 'over', outcome, needs: 'nobody', due: [] },
    effects: [...checks, { do: 'decide', state: outcome }, { do: 'closeItems', as: items }, ...more],
  };
}

/** PS-15: of these, one is taken, once. */
export const transferReferralDecisions: readonly (readonly TransferReferralAction[])[] = [
  ['acceptMonitoring', 'declineMonitoring'],
  ['actionTransfer'],
  ['acceptTransfer', 'rejectTransfer'],
  ['withdraw'],
];

const decided: readonly string[] = ['monitoringDeclined', 'transferred', 'transferRejected'];
/** PS-15: who comes second is told of the first decision. */
export const transferReferralIsOver = (outcome: string): Refusal =>
  decided.includes(outcome) ? 'alreadyDecided' : 'ended';
