import { create } from './create.ts';

export const internalReferralRoutes = [create];
