/** The one way to the API: typed by its own description, problems thrown as `ApiProblem`. */
import createClient from 'openapi-fetch';
import { openedFrom } from './opened-from.ts';
import { ApiProblem, noAnswer, readProblem, type ProblemBody } from './problem.ts';
import { isLookingAgain } from './viewing.ts';
// oxlint-disable-next-line no-restricted-imports -- the console's own folder: what is generated from the API's description
import type { paths } from '../api/schema.gen.ts';

export const api = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  headers: { Accept: 'application/json, application/problem+json' },
});

api.use({
  onRequest({ request }) {
    if (isLookingAgain()) request.headers.set('Casewright-Refetch', '1');
    const from = openedFrom();
    if (from !== null) request.headers.set('Casewright-Opened-From', from);
    return request;
  },
});

type Reply<Data> = { data?: Data; error?: unknown; response: Response };

let tell: (problem: ProblemBody) => void = () => {};
/** Tells of every refusal, whatever was asked: the session may be over, or a role taken away. */
export const followRefusals = (follow: (problem: ProblemBody) => void): void => void (tell = follow);

/** Waits for a reply and gives its body. Throws ApiProblem for every refusal, `noAnswer` where the network failed. */
export async function answer<Data>(reply: Promise<Reply<Data>>): Promise<Data> {
  let got: Reply<Data>;
  try {
    got = await reply;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(noAnswer);
  }
  if (!got.response.ok) {
    const problem = readProblem(got.error, got.response);
    tell(problem);
    throw new ApiProblem(problem);
  }
  return got.data as Data; // ok: openapi-fetch leaves it undefined for 204 only, where Data is undefined
}
