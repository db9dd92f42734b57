/** The real client, with nobody at the address: for tests in which no message is sent. */
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';

export const noSmsGateway = createTwilioGateway({
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'none',
  apiUrl: 'http://127.0.0.1:9', // discard: nobody listens
  publicUrl: 'http://127.0.0.1:3000',
});
