import type { z } from 'zod';
import { cubaWords, plutoWords } from '../../../domain/electronic-messaging/correspondence.ts';
import {
  correspondenceOf,
  correspondenceSorts,
  type CorrespondenceAsked,
} from '../../../prisma/repositories/correspondence.ts';
import { Problem } from '../../errors.ts';
import { pageAsked, pageShown, sortAsked } from '../../page.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params, query } from './list.schema.ts';

export const list = route({
  method: 'get',
  path: '/customers/{customerId}/correspondence',
  permission: 'messages.view',
  summary:
    'Messages, emails and letters of a customer: Outbound Correspondence (Pluto) or Letters List (Cuba), or the messages of both systems, the newest first unless asked otherwise (EM-30, EM-34)',
  params,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, params, query }) {
    const { by, descending } = sortAsked(query.sort, correspondenceSorts);
    const page = await correspondenceOf(
      deps.db,
      actor,
      params.customerId,
      askedOf(query),
      { ...pageAsked(query, descending), sort: by },
      deps.clock.now(),
    );
    if (!page) throw new Problem('notFound');
    return { status: 200, body: pageShown(page) };
  },
});

/** EM-30: Outbound Correspondence is refined by at least one of three, the Letters List by its own two or none. */
function askedOf({ view, status, source, channel, from, to }: z.infer<typeof query>): CorrespondenceAsked {
  if (from !== undefined && to !== undefined && to < from)
    throw wrong('to', 'The last date must not lie before the first.');
  const dates = { from, to };
  if (view !== 'outbound' && source !== undefined) throw wrong('source', 'The Letters List has no source.');
  if (view !== 'letters' && channel !== undefined) throw wrong('channel', 'Outbound Correspondence has no channel.');
  switch (view) {
    case 'letters':
      return { ...dates, view, status: wordOf(status, cubaWords), channel };
    case 'latest':
      if (status !== undefined) throw wrong('status', 'The latest messages are not refined.');
      return { ...dates, view };
    case 'unlisted':
      if (status !== undefined) throw wrong('status', 'What is not listed yet is not refined.');
      return { ...dates, view };
    case 'outbound':
      if (status === undefined && source === undefined && from === undefined && to === undefined)
        throw wrong('status', 'Choose a Letter Status, a Source or a Date Range.');
      return { ...dates, view, status: wordOf(status, plutoWords), source };
  }
}

function wordOf<W extends string>(status: string | undefined, words: readonly W[]): W | undefined {
  const word = words.find((one) => one === status);
  if (status !== undefined && word === undefined) throw wrong('status', `This must be one of: ${words.join(', ')}.`);
  return word;
}

const wrong = (field: string, message: string) => new Problem('badInput', undefined, { errors: [{ field, message }] });
