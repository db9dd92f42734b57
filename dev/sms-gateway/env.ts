import { z } from 'zod';

const list = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .pipe(z.array(z.string().min(1)).min(1));

const Env = z
  .object({
    /** Where this program listens, on 127.0.0.1. */
    SMS_GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(3200),
    /** The account it plays: AC and 32 hexadecimal digits. */
    SMS_ACCOUNT_SID: z.string().regex(/^AC[0-9a-fA-F]{32}$/),
    /** Its tokens, with commas between; the first signs callbacks. */
    SMS_AUTH_TOKENS: list,
    /** Where Casewright is: replies are posted to /webhooks/sms/inbound there. */
    PUBLIC_URL: z.url(),
    /** The folder that keeps what it knows; without it everything is forgotten at the end. */
    SMS_GATEWAY_DATA: z.string().min(1).optional(),
    /** Between two statuses of a message, in ms. */
    SMS_GATEWAY_DELAY_MS: z.coerce.number().int().min(0).default(200),
    /** `settable`: goes by the clock of API and worker, which lies in the database. */
    CLOCK: z.enum(['system', 'settable']).default('system'),
    DATABASE_URL: z.string().optional(),
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  })
  .refine(({ CLOCK, DATABASE_URL }) => CLOCK === 'system' || DATABASE_URL !== undefined, {
    message: 'is needed for the settable clock',
    path: ['DATABASE_URL'],
  })
  .refine(({ NODE_ENV }) => NODE_ENV !== 'production', {
    message: 'a simulator is for development and tests, never for production',
    path: ['NODE_ENV'],
  });

/** The settings of the SMS-gateway simulator. Throws naming each that is missing or wrong. */
export const readEnv = (from: NodeJS.ProcessEnv): z.output<typeof Env> => Env.parse(from);
