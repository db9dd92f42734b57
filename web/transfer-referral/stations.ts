/** A referral's way as a line of stations (PS-24): the 90 days may have lapsed at one of them. */
import { transferReferralWords } from '../../domain/personalised-services/transfer-referral-words.ts';
import type { TransferReferral } from '../client/model.ts';
import { stationsOfWay, type Station } from '../processes/stations.ts';
import { referralState } from './words.ts';

const { way } = transferReferralWords;
const monitoring = way?.stations.findIndex(({ waitsIn }) => waitsIn.includes('monitoring'));

/** Takes a referral, open or over. Gives its six stations, from the referral to the end. */
export function stationsOf(referral: TransferReferral): Station[] {
  if (!way) return [];
  const { process, referredAt, monitorDecision, transferActioned, transferDecision } = referral;
  const lapsedAt = lapseOf(referral);
  const dates = [
    referredAt,
    monitorDecision?.at,
    lapsedAt ?? transferActioned?.at,
    transferActioned?.at,
    transferDecision?.at,
  ];
  const stations = stationsOfWay(way, referral, dates, referralState(process).word);
  return stations.map((station, index) =>
    index === monitoring && station.state === 'done' && lapsedAt ? { ...station, state: 'lapsed' } : station,
  );
}

/** When the 90 days ended with no transfer actioned; null: they did not. */
export const lapseOf = ({ timeline }: Pick<TransferReferral, 'timeline'>): string | null =>
  timeline.find(({ what }) => what === 'lapse')?.at ?? null;
