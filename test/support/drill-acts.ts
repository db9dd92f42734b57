/** What people do in a drill, over HTTP, and what they are told. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { newSecret } from '../../api/auth/cookies.ts';
import { planApprovalId } from '../../workflows/contracts/plan-approval.ts';
import type { ApiName, DrillHouse } from './drill-house.ts';
import { addPeople, addPlan, planted, type People } from './plan-fixture.ts';
import { waits } from './process-history.ts';
import { until } from './until.ts';

/** `status` 0: the connection was cut, nobody knows. */
export type Told = { status: number; body: Record<string, unknown>; location: string | null };
export type Sender = (method: 'GET' | 'POST', path: string, asked?: Asked) => Promise<Told>;
type Asked = { body?: unknown; key?: string; through?: ApiName; respondAsync?: boolean };

/** Signs somebody in, by a session's row. Sends through the patient API unless another is named. */
export async function signIn(
  { db, urlOf, publicUrl }: DrillHouse,
  { accountId }: { accountId: string },
): Promise<Sender> {
  const { secret, hash } = newSecret();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { idHash: hash, accountId, idToken: 'none', expiresAt } });
  return async (method, path, { body = {}, key = randomUUID(), through = 'patient', respondAsync = false } = {}) => {
    const headers = {
      cookie: `casewright=${secret}`,
      origin: publicUrl,
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
      ...(respondAsync ? { prefer: 'respond-async' } : {}),
    };
    const sent = method === 'POST' ? { body: JSON.stringify(body) } : {};
    try {
      const response = await fetch(`${urlOf[through]}/api/v1${path}`, { method, headers, ...sent });
      const text = await response.text();
      const parsed: unknown = text ? JSON.parse(text) : {};
      assert.ok(typeof parsed === 'object' && parsed !== null);
      return { status: response.status, body: { ...parsed }, location: response.headers.get('location') };
    } catch (error) {
      if (error instanceof TypeError) return { status: 0, body: {}, location: null }; // fetch failed
      throw error;
    }
  };
}

/** A submission of their own, and everybody signed in. */
export type Submission = {
  people: People;
  processId: string;
  submissionId: string;
  officer: Sender;
  manager: Sender;
  next: Sender;
};

/** People, and a plan that can be submitted. */
export async function aWrittenPlan(house: DrillHouse) {
  const people = await addPeople(house.db);
  const { customerId } = await addPlan(house.db, people);
  const [officer, manager, next] = await Promise.all([
    signIn(house, people.officer),
    signIn(house, people.manager),
    signIn(house, people.next),
  ]);
  /** The officer submits it through the API. */
  const submit = async (through: ApiName = 'patient'): Promise<Submission> => {
    const told = await officer('POST', `/customers/${customerId}/plan/submissions`, { through });
    assert.equal(told.status, 201, JSON.stringify(told.body));
    const submissionId = String(told.body['id']);
    return { people, submissionId, processId: planApprovalId(submissionId), officer, manager, next };
  };
  return { submit };
}

/** Submitted, and its workflow waits for the decision. */
export async function aSubmission(house: DrillHouse): Promise<Submission> {
  const submission = await (await aWrittenPlan(house)).submit();
  const { processId } = submission;
  await until('its workflow waits', () => waits(house.client, processId).catch(() => false)); // the sweeper may have to start it
  return submission;
}

type How = Omit<Asked, 'body'> & { reason?: string; by?: Sender };

export const accept = (s: Submission, { by = s.manager, ...how }: How = {}): Promise<Told> =>
  by('POST', `/plan-submissions/${s.submissionId}/accept`, how);

/** With a reason that is personal: it must turn up nowhere but in the database. */
export const sendBack = (s: Submission, { by = s.manager, reason = planted, ...how }: How = {}): Promise<Told> =>
  by('POST', `/plan-submissions/${s.submissionId}/return`, { ...how, body: { reason } });

export const handOver = (s: Submission, { by = s.manager, ...how }: How = {}): Promise<Told> =>
  by('POST', `/plan-submissions/${s.submissionId}/hand-over`, { ...how, body: { managerId: s.people.next.id } });

/** The answer is this status and, where it is a problem, this code. */
export function told(answer: Told, status: number, code?: string): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  if (code) assert.equal(answer.body['code'], code);
}
