/** A caller who is a customer: their record, the number on it, and what holds (EM-34). */
import { Button } from '@ag.ds-next/react/button';
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { TextInput } from '@ag.ds-next/react/text-input';
import { Textarea } from '@ag.ds-next/react/textarea';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  customerOutcomes,
  customerOutcomeWords,
  longestInInterview,
  type CustomerOutcome,
} from '../../../domain/incidents/interview.ts';
import { answer, api } from '../../client/client.ts';
import type { CustomerDetails } from '../../client/model.ts';
import { customerDetailsQuery, productsAndServicesQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerRecords } from '../../customer-records/CustomerRecords.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { SubscriptionStatus } from '../../customers/SubscriptionStatus.tsx';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { Section } from '../../frame/Section.tsx';
import { LatestMessages } from '../customer-summary/LatestMessages.tsx';
import { RecordOptOut } from '../products-and-services/RecordOptOut.tsx';
import { Choices } from './CallQuestions.tsx';
import type { Asked } from './InterviewForm.tsx';
import css from './Incidents.module.css';

export function RecordQuestion({ interview, set }: Asked) {
  const { customerId } = interview;
  return (
    <Section title="The caller’s record">
      {customerId === null ? (
        <FindCaller onFound={(id) => set({ customerId: id })} onNone={() => set({ caller: 'cannotOpen' })} />
      ) : (
        <Caller customerId={customerId} onOther={() => set({ customerId: null })} />
      )}
    </Section>
  );
}

function FindCaller({ onFound, onNone }: { onFound: (id: string) => void; onNone: () => void }) {
  const [sought, setSought] = useState('');
  const [text, setText] = useState('');
  const query = useQuery({
    queryKey: ['customerSearch', 'incident', sought],
    queryFn: ({ signal }) => answer(api.POST('/customers/search', { body: { text: sought, limit: 10 }, signal })),
    enabled: sought !== '',
  });
  return (
    <div className={css['form']}>
      <form
        className={css['row']}
        aria-label="Find the caller"
        onSubmit={(event) => {
          event.preventDefault();
          setSought(text.trim());
        }}
      >
        <TextInput
          label="CSID, name or mobile"
          hideOptionalLabel
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </form>
      {sought !== '' && (
        <Loaded query={query} missing="No customer was found">
          {({ items }) => (
            <>
              {items.length === 0 && <p className={css['plain']}>No customer was found.</p>}
              <ul className={css['lines']}>
                {items.map((customer) => (
                  <li key={customer.id} className={css['line']}>
                    <CustomerLine customer={customer} />
                    {customer.kind === 'employer' ? (
                      <span>An employer: answer No above</span>
                    ) : (
                      <Button
                        variant="secondary"
                        size="sm"
                        onClick={() => onFound(customer.id)}
                        aria-label={`This is the caller: ${customer.name}, CSID ${customer.csid}`}
                      >
                        This is the caller
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      )}
      <div>
        <Button variant="text" onClick={onNone}>
          No record opens for them
        </Button>
      </div>
    </div>
  );
}

function Caller({ customerId, onOther }: { customerId: string; onOther: () => void }) {
  const query = useQuery(customerDetailsQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer">
      {({ customer }) => (
        <div className={css['line']}>
          <CustomerLine customer={customer} />
          <TextLink href={addresses.customer(customer.id)}>Customer Summary</TextLink>
          <Button variant="text" size="sm" onClick={onOther}>
            Somebody else
          </Button>
        </div>
      )}
    </Loaded>
  );
}

type InRecord = Asked & { incidentId: string; flush: () => Promise<number | null> };

export function NumberQuestion({ interview, set, incidentId, flush }: InRecord) {
  const { customerId, number } = interview;
  const query = useQuery({ ...customerDetailsQuery(customerId ?? ''), enabled: customerId !== null });
  return (
    <Section title="The mobile number on their record">
      <p className={css['say']}>“I would like to check the mobile number that we have for you.”</p>
      <Loaded query={query} missing="There is no such customer">
        {({ phones }) => {
          const mobiles = phones.filter(({ kind }) => kind === 'mobile');
          return (
            <div className={css['form']}>
              {mobiles.length === 0 && <p className={css['plain']}>No mobile is recorded.</p>}
              {mobiles.map((phone) => (
                <CorrectNumber key={phone.id} phone={phone} incidentId={incidentId} flush={flush} />
              ))}
              {number === 'corrected' ? (
                <p className={css['plain']}>The number is corrected.</p>
              ) : (
                <Choices
                  label="Is it right?"
                  options={[{ value: 'right', label: 'Yes, or none is recorded' }]}
                  chosen={number}
                  choose={(chosen) => set({ number: chosen })}
                />
              )}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

function CorrectNumber({
  phone,
  incidentId,
  flush,
}: {
  phone: CustomerDetails['phones'][number];
  incidentId: string;
  flush: () => Promise<number | null>;
}) {
  const [open, setOpen] = useState(false);
  const command = useCommand(
    (body: { phoneId: string; number: string }, key) =>
      api.POST('/incidents/{incidentId}/correct-number', {
        params: { path: { incidentId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => {
      setOpen(false);
      announce('The number is corrected.', 'What stood there before is kept with the incident.');
    },
  );
  const form = useForm(
    { number: '' },
    ({ number }) => ({ ...filled('number', number, 'Enter the number.') }),
    command.problem?.errors,
  );
  return (
    <div className={css['line']}>
      <span>
        Mobile {phone.number}
        {phone.valid ? '' : ' (Invalid)'}
      </span>
      {open ? (
        <form
          className={css['row']}
          noValidate
          aria-label={`Correct ${phone.number}`}
          onSubmit={(event) => {
            event.preventDefault();
            form.submit(
              ({ number }) =>
                void flush().then((revision) => {
                  if (revision !== null) command.run({ phoneId: phone.id, number: number.trim() });
                }),
            );
          }}
        >
          <CommandFailure command={command} inForm />
          <TextInput {...form.field('number')} label="Correct number" required inputMode="tel" autoComplete="off" />
          <Button type="submit" loading={command.phase === 'busy'} loadingLabel="Saving">
            Save
          </Button>
          <Button variant="text" onClick={() => setOpen(false)}>
            Cancel
          </Button>
        </form>
      ) : (
        <Button
          variant="secondary"
          size="sm"
          onClick={() => setOpen(true)}
          aria-label={`It is wrong: correct ${phone.number}`}
        >
          It is wrong: correct it
        </Button>
      )}
    </div>
  );
}

export function OutcomesQuestion({ interview, set }: Asked) {
  const { customerId, outcomes } = interview;
  const query = useQuery({ ...productsAndServicesQuery(customerId ?? ''), enabled: customerId !== null });
  const change = (outcome: CustomerOutcome, holds: boolean) =>
    set({ outcomes: customerOutcomes.filter((each) => (each === outcome ? holds : outcomes.includes(each))) });
  if (customerId === null) return null;
  return (
    <Section title="What holds">
      <div className={css['form']}>
        <Loaded query={query} missing="There is no such customer">
          {({ subscription, centrelink }) => <SubscriptionStatus subscription={subscription} centrelink={centrelink} />}
        </Loaded>
        <h3 className={css['plain']}>Recent messages</h3>
        <LatestMessages customerId={customerId} />
        <ControlGroup label="Which of these holds? One or more" hideOptionalLabel block>
          {customerOutcomes.map((outcome) => (
            <Checkbox
              key={outcome}
              checked={outcomes.includes(outcome)}
              onChange={({ target }) => change(outcome, target.checked)}
            >
              {customerOutcomeWords[outcome].choose}
            </Checkbox>
          ))}
        </ControlGroup>
        {outcomes.includes('optedOut') && (
          <Loaded query={query} missing="There is no such customer">
            {({ may, centrelink }) => (
              <RecordOptOut
                customerId={customerId}
                may={may.record}
                ofCentrelink={centrelink !== null}
                onRecorded={() => set({ done: { ...interview.done, recordedOptOut: new Date().toISOString() } })}
                tell={() => {}}
              />
            )}
          </Loaded>
        )}
        {outcomes.includes('otherMessageMeant') && (
          <>
            <h3 className={css['plain']}>Case notes</h3>
            <CustomerRecords customerId={customerId} />
            <Textarea
              label="The correct reason for the contact"
              hideOptionalLabel
              block
              rows={2}
              value={interview.correctReason}
              onChange={({ target }) => set({ correctReason: target.value.slice(0, longestInInterview.correctReason) })}
            />
          </>
        )}
      </div>
    </Section>
  );
}
