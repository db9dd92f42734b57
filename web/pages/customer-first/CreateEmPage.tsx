/** `Create EM` begins with the question which system the message is sent in: the recommendation with its reason, and the officer’s choice (EM-38). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  initiatingWorkItems,
  initiatingWorkItemWords,
  longestChoiceReason,
  mainIssues,
  mainIssueWords,
  needsReason,
  systemNames,
  whichSystem,
} from '../../../domain/electronic-messaging/which-system.ts';
import { tooLong } from '../../../domain/electronic-messaging/template-record.ts';
import { messageSystems, type MessageSystem } from '../../../domain/electronic-messaging/template.ts';
import { api } from '../../client/client.ts';
import type { DesktopMessaging } from '../../client/model.ts';
import { desktopMessagingQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ChoiceField } from '../../customer-records/ChoiceField.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import css from './CustomerFirst.module.css';

export function CreateEmPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(desktopMessagingQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Create EM">
      {(read) => (
        <>
          <PageTitle
            path="Customer First"
            actions={
              <ButtonLink variant="secondary" href={addresses.customerFirst(customerId)}>
                Desktop Messaging
              </ButtonLink>
            }
          >
            Create EM
          </PageTitle>
          <div className={css['who']}>
            <CustomerLine customer={read.customer} />
          </div>
          <SystemQuestion key={customerId} read={read} />
        </>
      )}
    </Loaded>
  );
}

const among = <Word extends string>(words: readonly Word[], text: string): Word | null =>
  words.find((word) => word === text) ?? null;

function SystemQuestion({ read }: { read: DesktopMessaging }) {
  const { customer, programs } = read;
  const navigate = useNavigate();
  const command = useCommand(
    (body: Answers, key) =>
      api.POST('/customers/{customerId}/system-choices', {
        params: { path: { customerId: customer.id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ({ id, chosen }) => {
      const to = chosen === 'pluto' ? addresses.desktopMessage(customer.id) : addresses.composeEm(customer.id, id);
      void navigate(to, { replace: true });
    },
  );
  // what the record said when the officer answered: what they saw chosen stays, also when another system is recommended meanwhile
  const [answeredBy, setAnsweredBy] = useState(programs);
  const chosenFor = (texts: Texts) =>
    among(messageSystems, texts.chosen) ?? recommendationFor(texts, answeredBy)?.system ?? null;
  const form = useForm(
    { workItem: '', mainIssue: '', chosen: '', reason: '' },
    (texts) => whatIsWrong(texts, isAgainst(recommendationFor(texts, programs), chosenFor(texts))),
    command.problem?.errors,
  );
  const { values, field } = form;
  const answered = (name: 'workItem' | 'mainIssue') => (value: string) => {
    setAnsweredBy(programs);
    form.set(name, value);
  };

  const recommended = recommendationFor(values, programs);
  const chosen = chosenFor(values);
  const before = recommendationFor(values, answeredBy);
  const hasChanged = recommended !== null && before !== null && recommended.system !== before.system;
  const against = isAgainst(recommended, chosen);
  return (
    <form
      className={`${css['form']} ${css['narrow']}`}
      noValidate
      aria-label="Which system"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ reason }) => {
          if (!recommended || !chosen) return;
          const { workItem, mainIssue } = recommended;
          command.run({ workItem, mainIssue, chosen, reason }); // kept where it is against the recommendation
        });
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <ChoiceField
        field={field('workItem')}
        set={answered('workItem')}
        label="Initiating work item"
        options={initiatingWorkItems.map((value) => ({ value, label: initiatingWorkItemWords[value] }))}
      />
      <ChoiceField
        field={field('mainIssue')}
        set={answered('mainIssue')}
        label="Main issue"
        options={mainIssues.map((value) => ({ value, label: mainIssueWords[value] }))}
      />
      {hasChanged && chosen && (
        <PageAlert tone="warning" title="The customer’s record has changed meanwhile" role="alert">
          <Text as="p">
            {systemNames[recommended.system]} is recommended now, and {systemNames[chosen]} is chosen.
            {against && ` Enter the reason, or choose ${systemNames[recommended.system]}.`}
          </Text>
        </PageAlert>
      )}
      <output className={css['recommended']} aria-label="Recommendation">
        {recommended ? (
          <>
            <strong>Recommended: {systemNames[recommended.system]}</strong>
            <span>{recommended.sentence}</span>
            {recommended.despite.length > 0 && (
              <span className={css['plain']}>It outweighs: {recommended.despite.join(' ')}</span>
            )}
          </>
        ) : (
          <span className={css['plain']}>
            Answer both: then the system to use is recommended here, with the reason.
          </span>
        )}
      </output>
      {recommended && (
        <ChoiceField
          field={{ ...field('chosen'), value: chosen ?? '' }}
          set={(value) => form.set('chosen', value)}
          label="System"
          options={messageSystems.map((value) => ({ value, label: systemNames[value] }))}
        />
      )}
      {(against || field('reason').invalid) && (
        <Textarea
          {...field('reason')}
          label="Reason"
          hint="Why you choose the other system. It is kept with the recommendation."
          required
          block
          rows={3}
        />
      )}
      <div className={css['row']}>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          {chosen ? `Go on in ${systemNames[chosen]}` : 'Go on'}
        </Button>
        <ButtonLink variant="secondary" href={addresses.customerFirst(customer.id)}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

type Texts = { workItem: string; mainIssue: string; chosen: string; reason: string };
type Answers = {
  workItem: (typeof initiatingWorkItems)[number];
  mainIssue: (typeof mainIssues)[number];
  chosen: MessageSystem;
  reason: string;
};

type Programs = DesktopMessaging['programs'];

/** Null until both are answered. */
function recommendationFor({ workItem: item, mainIssue: issue }: Texts, { centrelink, childSupport }: Programs) {
  const workItem = among(initiatingWorkItems, item);
  const mainIssue = among(mainIssues, issue);
  if (!workItem || !mainIssue) return null;
  const facts = { workItem, mainIssue };
  return { ...facts, ...whichSystem({ ...facts, centrelinkCustomer: centrelink, childSupportCustomer: childSupport }) };
}

const isAgainst = (recommended: { system: MessageSystem } | null, chosen: MessageSystem | null): boolean =>
  recommended !== null && chosen !== null && needsReason(recommended.system, chosen);

function whatIsWrong({ workItem, mainIssue, reason }: Texts, against: boolean): Partial<Texts> {
  const wrong = reason.trim() ? tooLong(reason, longestChoiceReason)[0] : 'Enter why you choose the other system.';
  return {
    ...(workItem ? {} : { workItem: 'Choose the initiating work item.' }),
    ...(mainIssue ? {} : { mainIssue: 'Choose the main issue.' }),
    ...(against && wrong ? { reason: wrong } : {}),
  };
}
