/** EM-38: which system was recommended for a message, and which the officer chose. */
import type { MessageSystem } from '../../domain/electronic-messaging/template.ts';
import {
  initiatingWorkItems,
  mainIssues,
  needsReason,
  whichSystem,
  type InitiatingWorkItem,
  type MainIssue,
  type Recommendation,
} from '../../domain/electronic-messaging/which-system.ts';
import { z } from 'zod';
import type { Reader, Tx } from '../client.ts';

type Answers = { workItem: InitiatingWorkItem; mainIssue: MainIssue };
type Programs = { childSupport: boolean; centrelink: boolean };
const words = z.object({ workItem: z.enum(initiatingWorkItems), mainIssue: z.enum(mainIssues) });

export const recommend = ({ workItem, mainIssue }: Answers, { childSupport, centrelink }: Programs): Recommendation =>
  whichSystem({ workItem, mainIssue, centrelinkCustomer: centrelink, childSupportCustomer: childSupport });

type Choosing = Answers & {
  customerId: string;
  officerId: string;
  chosen: MessageSystem;
  reason: string | null;
  at: Date;
};

/** `needsReason`: it is against the recommendation, and has none. The customer is locked. */
export async function chooseSystem(
  tx: Tx,
  { reason, ...choosing }: Choosing,
): Promise<{ id: string; recommended: MessageSystem } | 'needsReason'> {
  const { customerId, chosen, workItem, mainIssue } = choosing;
  const programs = await programsOf(tx, customerId);
  const { system: recommended, because } = recommend({ workItem, mainIssue }, programs);
  const against = needsReason(recommended, chosen);
  if (against && !reason) return 'needsReason';
  const { id } = await tx.systemChoice.create({
    data: {
      ...choosing,
      centrelinkCustomer: programs.centrelink,
      childSupportCustomer: programs.childSupport,
      recommended,
      because,
      reason: against ? reason : null,
    },
    select: { id: true },
  });
  return { id, recommended };
}

export type OpenChoice = { id: string; chosen: MessageSystem; reason: string | null; recommendation: Recommendation };

/**
 * A choice of Customer First that the officer may still send a message by. Null: there is none, a message was sent by it, or the customer's
 * record has changed so that another system would be recommended: the question is to be answered again.
 */
export async function openChoice(
  reader: Reader,
  { id, customerId, officerId }: { id: string; customerId: string; officerId: string },
): Promise<OpenChoice | null> {
  const row = await reader.systemChoice.findFirst({
    where: { id, customerId, officerId, chosen: 'customerFirst', message: null },
  });
  if (!row) return null;
  const recommendation = recommend(words.parse(row), await programsOf(reader, customerId));
  if (recommendation.system !== row.recommended) return null;
  return { id, chosen: 'customerFirst', reason: row.reason, recommendation };
}

async function programsOf(reader: Reader, customerId: string): Promise<Programs> {
  const { childSupportCustomer, centrelinkCustomer } = await reader.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { childSupportCustomer: true, centrelinkCustomer: true },
  });
  return { childSupport: childSupportCustomer, centrelink: centrelinkCustomer };
}
