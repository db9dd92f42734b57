/** A referral's way as a line of stations: which are done, which is present, which were not reached (PS-24). */
import type { TransferReferral } from '../client/model.ts';
import { referralState } from './words.ts';

export type StationState = 'done' | 'now' | 'later' | 'lapsed' | 'stopped' | 'notReached';
export type Station = { word: string; state: StationState; at: string | null };

/** The station that each step waits at. */
const stationOfStep: Record<string, number> = {
  awaitingMonitorApproval: 1,
  monitoring: 2,
  lapsed: 3,
  awaitingTransferApproval: 4,
};
const last = 5;

/** Takes a referral, open or over. Gives its six stations, from the referral to the end. */
export function stationsOf(referral: TransferReferral): Station[] {
  const { process, timeline, referredAt, monitorDecision, transferActioned, transferDecision } = referral;
  const over = process.outcome !== null;
  const standing = over ? (timeline.findLast(({ step }) => step in stationOfStep)?.step ?? '') : process.step;
  const reached = process.outcome === 'transferred' ? last : (stationOfStep[standing] ?? 0);
  const lapsedAt = lapseOf(referral);
  const endedAt = over ? (timeline.at(-1)?.at ?? null) : null;
  const stateAt = (station: number): StationState => {
    if (station < reached || process.outcome === 'transferred') return station === 2 && lapsedAt ? 'lapsed' : 'done';
    if (station === reached) return over ? 'stopped' : 'now';
    if (!over) return 'later';
    return station === last ? 'stopped' : 'notReached';
  };
  const dates = [
    referredAt,
    monitorDecision?.at,
    lapsedAt ?? transferActioned?.at,
    transferActioned?.at,
    transferDecision?.at,
    endedAt,
  ];
  const words = [
    'Referred',
    'Monitor Approval',
    'Monitoring up to 90 Days',
    'Transfer out of PS',
    'Transfer Approval',
    over ? referralState(process).word : 'Transferred',
  ];
  return words.map((word, station) => {
    const state = stateAt(station);
    const at = state === 'stopped' ? endedAt : state === 'now' ? sinceWhen(referral) : (dates[station] ?? null);
    return { word, state, at: state === 'later' || state === 'notReached' ? null : at };
  });
}

/** When the 90 days ended with no transfer actioned; null: they did not. */
export const lapseOf = ({ timeline }: Pick<TransferReferral, 'timeline'>): string | null =>
  timeline.find(({ what }) => what === 'lapse')?.at ?? null;

/** Since when it stands in its present step, reminders and escalations within it not counted. */
export function sinceWhen({ timeline, process }: Pick<TransferReferral, 'timeline' | 'process'>): string | null {
  const before = timeline.findLastIndex(({ step }) => step !== process.step);
  return timeline[before + 1]?.at ?? null;
}
