/** SAS: the messages to that number around that time, the likeliest first, and what SAS says of it (EM-36). */
import { Button } from '@ag.ds-next/react/button';
import { Radio } from '@ag.ds-next/react/radio';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useQuery } from '@tanstack/react-query';
import {
  incidentFindings,
  incidentFindingWords,
  mayFind,
  tasksAfter,
  type IncidentFinding,
} from '../../../domain/incidents/incident.ts';
import { likelihoodWords } from '../../../domain/incidents/likelihood.ts';
import { api } from '../../client/client.ts';
import type { Incident, IncidentCandidates } from '../../client/model.ts';
import { incidentCandidatesQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ChoiceField } from '../../customer-records/ChoiceField.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Section } from '../../frame/Section.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './Incidents.module.css';
import { numberInWords } from './words.ts';

export function Finding({ incident }: { incident: Incident }) {
  const query = useQuery(incidentCandidatesQuery(incident.id));
  return (
    <Loaded query={query} missing="There is no such incident">
      {(candidates) => <Form incident={incident} candidates={candidates} />}
    </Loaded>
  );
}

type Said = { finding: IncidentFinding; messageId?: string; customerId?: string; note: string };

function Form({ incident, candidates }: { incident: Incident; candidates: IncidentCandidates }) {
  const { id, cause, revision, mobile } = incident;
  const findings = incidentFindings.filter((finding) => mayFind(cause, finding));
  const command = useCommand(
    (body: Said, key) =>
      api.POST('/incidents/{incidentId}/finding', {
        params: { path: { incidentId: id }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    ({ tasks }) =>
      announce(
        'What you found is recorded.',
        tasks.length > 0 ? 'Officers are told what to do. It stays open until that is done.' : 'Nothing is left to do.',
      ),
  );
  const form = useForm(
    { found: '', finding: '', note: '' },
    ({ found, finding, note }) => ({
      ...filled('finding', finding, 'Say what you found.'),
      ...(finding === 'otherRecord'
        ? filled('found', found, 'Choose the message, or the record with the number.')
        : {}),
      ...(finding === 'notFound' || finding === 'noError' ? filled('note', note, 'Write down why.') : {}),
    }),
    command.problem?.errors.map((error) =>
      error.field === 'messageId' || error.field === 'customerId' ? { ...error, field: 'found' } : error,
    ),
  );
  const { finding, found } = form.values;
  const chosen = findings.find((each) => each === finding);
  const choose = (value: string) => form.set('found', value);
  const name = `${form.field('found').id}choice`;
  return (
    <form
      noValidate
      className={css['parts']}
      aria-label="What SAS found"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ note }) => {
          const [what = '', which] = found.split(' ');
          const picked = finding === 'notFound' || finding === 'noError' || !which ? {} : { [what]: which };
          if (chosen) command.run({ finding: chosen, ...picked, note: note.trim() });
        });
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {cause === 'reported' && (
        <Section title="Messages to this number around this time">
          <div id={form.field('found').id} tabIndex={-1}>
            {candidates.messages.length === 0 && (
              <p className={css['plain']}>No message to this number within seven days is known.</p>
            )}
            <ul className={css['lines']}>
              {candidates.messages.map((message) => (
                <li key={message.id} className={css['line']}>
                  <div>
                    <Radio
                      name={name}
                      checked={found === `messageId ${message.id}`}
                      onChange={() => choose(`messageId ${message.id}`)}
                    >
                      {message.type}, <At instant={message.sentAt} />
                    </Radio>
                    <p className={css['words']}>{message.text}</p>
                    <CustomerLine customer={message.customer} />
                    <p className={css['hint']}>
                      To {numberInWords(message.to)}, written by <PersonName person={message.author} />.{' '}
                      {Math.round(message.likelihood.text * 100)}% of the text is alike.
                    </p>
                  </div>
                  <StatusBadge
                    appearance="subtle"
                    tone={message.likelihood.word === 'possible' ? 'infoLow' : 'successLow'}
                    label={likelihoodWords[message.likelihood.word]}
                  />
                </li>
              ))}
            </ul>
          </div>
        </Section>
      )}
      <Section title={`Records with ${mobile ? numberInWords(mobile) : 'this number'}`}>
        {candidates.holders.length === 0 && <p className={css['plain']}>It stands on no record that you may see.</p>}
        <ul className={css['lines']}>
          {candidates.holders.map(({ customer, valid }) => (
            <li key={customer.id} className={css['line']}>
              <Radio
                name={name}
                checked={found === `customerId ${customer.id}`}
                onChange={() => choose(`customerId ${customer.id}`)}
              >
                {customer.name}, CSID {customer.csid}
              </Radio>
              <StatusBadge
                appearance="subtle"
                tone={valid ? 'successLow' : 'errorMedium'}
                label={valid ? 'Valid' : 'Invalid'}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="What you found">
        <div className={css['form']}>
          <ChoiceField
            label="Finding"
            field={form.field('finding')}
            set={(value) => form.set('finding', value)}
            options={findings.map((value) => ({ value, label: incidentFindingWords[value] }))}
          />
          <Textarea
            {...form.field('note')}
            label="Note"
            hint="For SAS alone: no officer reads it."
            required={finding === 'notFound' || finding === 'noError'}
            block
            rows={3}
          />
          {chosen && <p className={css['hint']}>{consequence(chosen)}</p>}
          <div>
            <Button
              type="submit"
              loading={command.phase === 'busy'}
              loadingLabel="Saving"
              disabled={command.phase === 'unknown'}
            >
              Save
            </Button>
          </div>
        </div>
      </Section>
    </form>
  );
}

const consequence = (finding: IncidentFinding): string =>
  tasksAfter(finding, true).length === 0
    ? 'Save closes the incident.'
    : finding === 'otherRecord'
      ? 'Save tells the officer who took the call to report the incident, and an officer who knows the other customer to remove the number from their record. It stays open until both are done.'
      : 'Save tells the officer to report the incident. It stays open until that is done.';
