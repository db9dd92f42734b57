/** A referral as a picture: its stations, below them the days of what it waits for. */
import { transferReferralWords } from '../../domain/personalised-services/transfer-referral-words.ts';
import type { TransferReferral } from '../client/model.ts';
import { DecisionDays } from '../processes/DecisionDays.tsx';
import { WayPicture } from '../processes/WayPicture.tsx';
import { MonitoringDays } from './MonitoringDays.tsx';
import { stationsOf } from './stations.ts';

type Props = { referral: TransferReferral; brief?: boolean };

/** `brief`: without the days of the decision, where it is decided and they are said beside it. */
export function ReferralPicture({ referral, brief = false }: Props) {
  return (
    <WayPicture stations={stationsOf(referral)} of="the referral">
      <MonitoringDays referral={referral} brief={brief} />
      {!brief && <DecisionDays subject={referral} words={transferReferralWords} />}
    </WayPicture>
  );
}
