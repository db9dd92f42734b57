/** Number, content and time, who reported it, what was said and done; for SAS what it found. */
import { TextLink } from '@ag.ds-next/react/text-link';
import type { ReactNode } from 'react';
import { incidentFindingWords, incidentStateWords } from '../../../domain/incidents/incident.ts';
import { saidKinds, saidWords, type Interview } from '../../../domain/incidents/interview.ts';
import type { Incident } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { addresses } from '../../frame/menu.ts';
import { Facts, Section } from '../../frame/Section.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At, Due } from '../../time/When.tsx';
import css from './Incidents.module.css';
import { numberInWords, outcomeInWords } from './words.ts';

type Fact = [label: string, value: ReactNode];

export function WhatWasReported({ incident }: { incident: Incident }) {
  const { state, interview, officer, createdAt, mobile, customer, messageId, finding, found, findingNote } = incident;
  const facts: Fact[] = [
    ['Where it stands', incidentStateWords[state]],
    ...(state === 'withSas' && incident.dueAt ? [fact('SAS looks until', <Due instant={incident.dueAt} />)] : []),
    ['Taken by', officer ? <PersonName key="officer" person={officer} start /> : 'The system'],
    ['Begun', <At key="begun" instant={createdAt} />],
    ...(mobile ? [fact('Mobile', numberInWords(mobile))] : []),
    ...(customer ? [fact('Customer', <CustomerCell customer={customer} />)] : []),
    ...(messageId
      ? [fact('Message', <TextLink href={addresses.message(messageId)}>The message as sent</TextLink>)]
      : []),
    ...(interview ? reported(interview) : []),
    ...(incident.outcomes.length > 0 || finding ? [fact('What came of it', outcomeInWords(incident))] : []),
    ...(found
      ? [
          fact(
            'Found by SAS',
            <>
              {finding && incidentFindingWords[finding]}, <PersonName person={found.by} />, <At instant={found.at} />
            </>,
          ),
        ]
      : []),
    ...(findingNote ? [fact('SAS’s note', findingNote)] : []),
    ...(incident.foundCustomer
      ? [fact('On whose record the number stood', <CustomerCell customer={incident.foundCustomer} />)]
      : []),
  ];
  return (
    <Section title="What was reported">
      <Facts facts={facts} />
      {interview && <Said interview={interview} />}
    </Section>
  );
}
const fact = (label: string, value: ReactNode): Fact => [label, value];

function reported(i: Interview): Fact[] {
  const facts: [string, ReactNode | null][] = [
    ['Content', i.content || null],
    ['Received', i.receivedAt && <At key="received" instant={i.receivedAt} />],
    ['Caller', i.name || null],
    ['Contact details', i.contactDetails || null],
    [
      'Number corrected',
      i.numberBefore && i.numberAfter && `From ${numberInWords(i.numberBefore)} to ${numberInWords(i.numberAfter)}`,
    ],
    ['Correct reason for the contact', i.correctReason || null],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [fact(label, value)]));
}

function Said({ interview: { done } }: { interview: Interview }) {
  const said = saidKinds.flatMap((kind) => {
    const at = done[kind];
    return at ? [{ kind, at }] : [];
  });
  if (said.length === 0) return null;
  return (
    <ul className={css['said']}>
      {said.map(({ kind, at }) => (
        <li key={kind}>
          {saidWords[kind].tick}, <At instant={at} />
        </li>
      ))}
    </ul>
  );
}
