import { followUp } from './follow-up.ts';
import { called, cannotCall, give, notReached, take, tried } from './tell.ts';

export const preCallFollowUpRoutes = [followUp, called, tried, notReached, cannotCall, take, give];
