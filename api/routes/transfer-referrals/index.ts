import {
  acceptMonitoring,
  acceptTransfer,
  actionTransfer,
  declineMonitoring,
  handOver,
  rejectTransfer,
  withdraw,
} from './decide.ts';
import { read } from './read.ts';
import { refer } from './refer.ts';

export const transferReferralRoutes = [
  refer,
  read,
  acceptMonitoring,
  declineMonitoring,
  actionTransfer,
  acceptTransfer,
  rejectTransfer,
  withdraw,
  handOver,
];
