import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type { SmsGateway } from '../../../dev/sms-gateway/gateway.ts';
import { assertAsDescribed } from './description.ts';

/** Twilio's client with scheme and host exchanged, nothing else; each answer it gets is held against Twilio's description, where that is there. */
class Redirected extends twilio.RequestClient {
  readonly #to: string;

  constructor(to: string) {
    super({ timeout: 5000 });
    this.#to = to;
  }

  override async request<T>(options: RequestClient.RequestOptions<T>) {
    const { pathname, search } = new URL(options.uri);
    const answer = await super.request({ ...options, uri: `${this.#to}${pathname}${search}` });
    // what is no JSON the client itself finds unreadable
    if (typeof answer.body !== 'string') assertAsDescribed(options.method, pathname, answer.statusCode, answer.body);
    return answer;
  }
}

/** The real client, signed in as the simulator's account unless told otherwise. */
export function twilioClient(gateway: SmsGateway, token = gateway.authTokens[0] ?? ''): twilio.Twilio {
  return new twilio.Twilio(gateway.accountSid, token, { httpClient: new Redirected(gateway.url) });
}
