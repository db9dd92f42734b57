/** Words of templates, on their list and pages. */
import type { SubscriptionKind, TemplateChannel } from '../../../domain/electronic-messaging/template.ts';

export const channelNames: Record<TemplateChannel, string> = { sms: 'SMS', myGov: 'myGov, not yet approved' };
export const subscriptionHints: Record<SubscriptionKind, string> = {
  Reminder: 'Reminds of something that the customer has to do',
  General: 'Anything else',
};
/** What the handset shows (EM-21). */
export const sender = 'Child Supp';
