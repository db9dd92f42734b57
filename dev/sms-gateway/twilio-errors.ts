/** Twilio's refusals: HTTP status and text by code, as its error pages give them. */

const errors: Record<number, { status: number; message: string }> = {
  20001: { status: 400, message: 'Invalid parameter' },
  20003: { status: 401, message: 'Authenticate' },
  20004: { status: 405, message: 'Method not allowed' },
  20404: { status: 404, message: 'The requested resource was not found' },
  20429: { status: 429, message: 'Too Many Requests' },
  20500: { status: 500, message: 'Internal Server Error' },
  21211: { status: 400, message: "Invalid 'To' Phone Number" },
  21212: { status: 400, message: "Invalid 'From' Number" },
  21217: { status: 400, message: 'Phone number does not appear to be valid' },
  21265: { status: 400, message: "'To' number cannot be a Short Code" },
  21408: {
    status: 400,
    message: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
  },
  21602: { status: 400, message: 'Message body is required.' },
  21603: { status: 400, message: "A 'From' phone number is required." },
  21604: { status: 400, message: "A 'To' phone number is required." },
  21606: {
    status: 400,
    message: "The 'From' phone number provided is not a valid, SMS-capable phone number of your account",
  },
  21609: { status: 400, message: "Invalid 'StatusCallback' URL" },
  21610: { status: 400, message: 'Attempt to send to unsubscribed recipient' },
  21611: { status: 400, message: "This 'From' number has exceeded the maximum number of queued messages" },
  21612: { status: 400, message: "The 'To' phone number is not currently reachable using the 'From' sender" },
  21614: { status: 400, message: "'To' number is not a valid mobile number" },
  21617: { status: 400, message: 'The concatenated message body exceeds the 1600 character limit' },
  21619: { status: 400, message: 'A text message body or media urls must be specified.' },
  21635: { status: 400, message: "'To' number cannot be a landline" },
  21659: { status: 400, message: "'From' is not a Twilio phone number, or is a short code of another country" },
  21730: { status: 400, message: 'The gateway cannot take this message at present' },
  30012: { status: 400, message: 'TTL is too small' },
  30045: { status: 400, message: 'Validity Period is less than zero or greater than maximum allowed' },
};

export type TwilioError = { code: number; message: string; more_info: string; status: number };

/** The JSON of a refusal; a code that the table doesn't have is a 400 without words of its own. `detail` is put behind Twilio's sentence. */
export function twilioError(code: number, detail?: string): TwilioError {
  const { status, message } = errors[code] ?? { status: 400, message: `Error ${code}` };
  const said = detail === undefined ? message : `${message}: ${detail}`;
  return { code, message: said, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/** The words a message ends with, by its error code. */
const endings: Record<number, string> = {
  30001: 'Queue overflow',
  30002: 'Account suspended',
  30003: 'Unreachable destination handset',
  30004: 'Message blocked',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30007: 'Message filtered',
  30008: 'Unknown error',
  30036: 'Validity Period Expired',
  30500: 'Internal error',
};

export const endingMessage = (code: number | null): string | null =>
  code === null ? null : (endings[code] ?? `Error ${code}`);
