import { twilioError, type TwilioError } from './twilio-errors.ts';

export type CreateRequest = {
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  validitySeconds: number;
  callback: string | null;
};

const longestValidity = 36_000;
const e164 = /^\+[1-9]\d{6,14}$/;
/** 1 to 11 of the characters Twilio takes, a letter among them. */
const alphanumeric = /^(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}$/;
const anyTestSender = '+15005550006';

/** What Twilio's test credentials say of these numbers. */
const magicSenders: Record<string, number> = { '+15005550001': 21212, '+15005550007': 21606, '+15005550008': 21611 };
const magicRecipients: Record<string, number> = {
  '+15005550001': 21211,
  '+15005550002': 21612,
  '+15005550003': 21408,
  '+15005550004': 21610,
  '+15005550009': 21614,
};

/** Parameters of Twilio's that would change what the handset gets, and that nothing here does: better refused than passed over. */
const notSimulated = [
  'MediaUrl',
  'ContentSid',
  'ContentVariables',
  'SendAt',
  'ScheduleType',
  'ShortenUrls',
  'ApplicationSid',
];

/** What Twilio's Smart Encoding does to some characters that would make a message UCS-2. */
const smart: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
};

/** Takes the form of `POST Messages.json` and our own numbers. Returns what is asked for, or Twilio's refusal. */
export function readCreate(
  form: URLSearchParams,
  ownNumbers: readonly string[],
): CreateRequest | { refused: TwilioError } {
  const refuse = (code: number, detail?: string) => ({ refused: twilioError(code, detail) });
  const unknown = notSimulated.find((name) => form.has(name));
  if (unknown !== undefined) return refuse(20001, `the simulator does not know ${unknown}`);
  const to = form.get('To') ?? '';
  if (to === '') return refuse(21604);
  const from = form.get('From');
  const messagingServiceSid = form.get('MessagingServiceSid');
  if (!from && !messagingServiceSid) return refuse(21603);
  if (messagingServiceSid && !/^MG[0-9a-f]{32}$/i.test(messagingServiceSid))
    return refuse(20001, 'MessagingServiceSid');
  const wrongTo = recipientCode(to);
  if (wrongTo !== null) return refuse(wrongTo, to);
  const wrongFrom = from ? senderCode(from, ownNumbers) : null;
  if (wrongFrom !== null) return refuse(wrongFrom, from ?? '');
  const given = form.get('Body');
  if (given === null) return refuse(21619);
  if (given === '') return refuse(21602);
  const body = form.get('SmartEncoded') === 'true' ? given.replace(/[‘’“”–—…\u00a0]/g, (c) => smart[c] ?? c) : given;
  if (body.length > 1600) return refuse(21617);
  const validity = form.get('ValidityPeriod') ?? String(longestValidity);
  if (!/^\d+$/.test(validity) || Number(validity) > longestValidity) return refuse(30045);
  if (Number(validity) < 1) return refuse(30012);
  const callback = form.get('StatusCallback') || null;
  if (callback !== null && !/^https?:$/.test(URL.parse(callback)?.protocol ?? '')) return refuse(21609, callback);
  return { to, from: from || null, messagingServiceSid, body, validitySeconds: Number(validity), callback };
}

function recipientCode(to: string): number | null {
  const magic = magicRecipients[to];
  if (magic !== undefined) return magic;
  if (!e164.test(to)) return 21211;
  // an Australian number that is no mobile takes no SMS
  return to.startsWith('+61') && !/^\+61[45]\d{8}$/.test(to) ? 21614 : null;
}

function senderCode(from: string, ownNumbers: readonly string[]): number | null {
  const magic = magicSenders[from];
  if (magic !== undefined) return magic;
  if (from === anyTestSender || ownNumbers.includes(from)) return null;
  if (e164.test(from)) return 21606;
  return alphanumeric.test(from) ? null : 21212;
}

/** The attempt that a callback's address names, if it names one. */
export const attemptOf = (callback: string | null): string | null =>
  callback === null ? null : (URL.parse(callback)?.searchParams.get('attempt') ?? null);
