/** An email or letter as people read it: as it was sent, where it stands in both lists, and what became of it (EM-28, EM-30). */
import {
  listedAt,
  sourceOf,
  type Channel,
  type CubaWord,
  type PlutoWord,
  type Source,
} from '../../domain/electronic-messaging/correspondence.ts';
import { bounceBackKind } from '../../workflows/contracts/bounce-back.ts';
import { letterIssueKind } from '../../workflows/contracts/letter-issue.ts';
import type { Reader } from '../client.ts';
import { correspondenceFacts, wordsOfCorrespondence } from './correspondence-facts.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { viewProcess, type ProcessView, type TimelineStep } from './process-view.ts';
import { readSettings } from './settings.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type CorrespondenceRead = {
  id: string;
  customer: CustomerShort;
  channel: Channel;
  source: Source;
  type: string;
  text: string;
  to: string;
  sender: PersonShort | null;
  status: { pluto: PlutoWord; cuba: CubaWord | null };
  /** Of a letter: when it was produced. */
  sentAt: string;
  listedAt: string | null;
  issuedAt: string | null;
  failedAt: string | null;
  failureReason: string | null;
  bouncedAt: string | null;
  /** Of an email that failed: the bounce-back, and its way. */
  bounceBack: { process: ProcessView; timeline: TimelineStep[] } | null;
  /** Of a letter that we made (OA-15): its way to the printer; it can be read. */
  letter: { process: ProcessView; timeline: TimelineStep[] } | null;
};

/** Null: there is none, or its customer does not exist for the viewer. */
export async function readCorrespondence(
  reader: Reader,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<CorrespondenceRead | null> {
  const row = await reader.correspondence.findFirst({
    where: { id, customer: visibleCustomers(viewer) },
    include: { customer: { select: customerShortSelect }, letter: { select: { id: true } } },
  });
  if (!row) return null;
  const { listedAfterMinutes } = (await readSettings(reader)).messaging;
  const facts = correspondenceFacts(row);
  const failed = facts.channel === 'Email' && facts.state !== 'sent';
  const bounceBack = failed ? await viewProcess(reader, bounceBackKind, id, []) : null;
  const letter = row.letter ? await viewProcess(reader, letterIssueKind, id, []) : null;
  const people = await personsById(reader, [row.authorId]);
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const hidden = facts.channel === 'Email' && facts.state === 'failed'; // EM-28: shown from the recipient's next day on
  const sentAt = row.sentAt.toISOString();
  return {
    id,
    customer: customerShort(row.customer),
    channel: facts.channel,
    source: sourceOf[facts.channel],
    type: row.type,
    text: row.text,
    to: row.address,
    sender: people.find(row.authorId),
    status: wordsOfCorrespondence(facts, now, listedAfterMinutes),
    sentAt,
    listedAt: facts.channel === 'Email' ? listedAt(sentAt, listedAfterMinutes) : sentAt,
    issuedAt: instant(row.issuedAt),
    failedAt: hidden ? null : instant(row.failedAt),
    failureReason: hidden ? null : row.failureReason,
    bouncedAt: instant(row.bouncedAt),
    letter: letter && { process: letter.process, timeline: letter.timeline },
    bounceBack: bounceBack && { process: bounceBack.process, timeline: bounceBack.timeline },
  };
}
