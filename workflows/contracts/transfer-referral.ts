/** A referral for transfer out of Personalised Services (PS-16 to PS-25): one run per referral. */

/** The workflow type, and the process's kind in its row. */
export const transferReferralKind = 'transferReferral';

export const transferReferralId = (referralId: string) => `transfer-referral/${referralId}`;
