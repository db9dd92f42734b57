/** EM-27: how many callbacks this API has refused since it started: forged ones, or a token or public address that is not as the gateway has it. */
import type { Env } from '../env.ts';

export type RefusedCallbacks = { withoutSignature: number; badSignature: number };

type Settings = Pick<Env, 'PUBLIC_URL' | 'SMS_AUTH_TOKENS'>;
const counts = new WeakMap<Settings, RefusedCallbacks>();

/** Of the API with these settings; it counts on. */
export function refusedCallbacks(env: Settings): RefusedCallbacks {
  const known = counts.get(env) ?? { withoutSignature: 0, badSignature: 0 };
  counts.set(env, known);
  return known;
}
