/** One action with an online account: what, with which proof of identity, how the password is received, and Save (OA-2 to OA-10). */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Radio } from '@ag.ds-next/react/radio';
import { Text } from '@ag.ds-next/react/text';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  accountActionWords,
  accountStatusWords,
  accountUpdated,
  letterSent,
  rejectedMessage,
  type AccountAction,
  type Delivery,
} from '../../../domain/online-accounts/account-action.ts';
import { isScored, scoreOf } from '../../../domain/online-accounts/proof-of-identity.ts';
import type { AccountActionResult, OnlineAccounts, ProofQuestions } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm, type Form } from '../../forms/useForm.ts';
import { addresses } from '../../frame/menu.ts';
import { announce, announceOn } from '../../frame/notices.ts';
import { Window } from '../../frame/Window.tsx';
import { useNow } from '../../time/now.ts';
import { AccountActionWindow } from './AccountActionWindow.tsx';
import { AccountChanged, QuestionsChanged } from './ChangedHere.tsx';
import { DeliveryFields } from './DeliveryFields.tsx';
import { NotEligible } from './NotEligible.tsx';
import css from './OnlineAccounts.module.css';
import { OutcomeFields } from './OutcomeFields.tsx';
import { ProofFields } from './ProofFields.tsx';
import { useAccountAction } from './useAccountAction.ts';
import { useProof } from './useProof.ts';
import { nothingTyped, whatIsMissing, whyAcceptIsClosed, type Place, type Typed } from './what-is-missing.ts';

export const updateTitle = 'Update Online Account';

type Props = { read: OnlineAccounts; what: 'add' | 'update'; newest: ProofQuestions | null; close: () => void };

export function AccountUpdate({ read, what, newest, close }: Props) {
  const { customer, possible, email } = read;
  const navigate = useNavigate();
  const now = useNow();
  const outcome = useRef<HTMLDivElement>(null);
  const current = read.accounts.find((account) => account.current) ?? null;
  const offered: AccountAction[] =
    what === 'add'
      ? ['create']
      : (['reissuePassword', 'deactivate', 'reactivate'] as const).filter((each) => possible[each]?.possible);
  const [chosen, setChosen] = useState<AccountAction | null>(offered.length === 1 ? (offered[0] ?? null) : null);
  const action = chosen && offered.includes(chosen) ? chosen : null; // never one that somebody else's change put in its place
  const [attempted, setAttempted] = useState(chosen); // OA-5: what the recorded outcomes are kept for, also where it is not offered any more
  const proof = useProof(newest);
  const [delivery, setDelivery] = useState<Delivery | null>(null);
  const [decided, setDecided] = useState<'accepted' | 'rejected' | null>(null);
  const [told, setTold] = useState(false); // OA-6: the reasons were closed with OK
  const [revision, setRevision] = useState(read.revision);
  const [finished, setFinished] = useState(false); // what changes from now on is our own
  const [shown, setShown] = useState<AccountActionResult | null>(null);

  const issues = action === 'create' || action === 'reissuePassword';
  const holds = read.reissueWithoutProofUntil;
  const withoutProof = action === 'reissuePassword' && holds !== null && Date.parse(holds) > now.getTime();
  const needsProof = proof !== null && !withoutProof;
  const decision = needsProof ? decided : 'accepted';

  const command = useAccountAction(
    (result) => {
      setFinished(true);
      if (result.outcome === 'rejected') {
        const page = addresses.customer(customer.id);
        announceOn(page, rejectedMessage(action ?? 'create'), 'The attempt stands in the POI history.');
        void navigate(page);
      } else if (result.outcome === 'cancelled') close();
      else if (result.password || result.shownOnce) setShown(result);
      else {
        announce(result.letterId ? letterSent : accountUpdated);
        close();
      }
    },
    ({ decision: asked }) => {
      // OA-5: whoever cancels gets out, whatever stands against keeping the attempt
      if (asked !== 'cancelled') return;
      announce('Nothing was changed', 'The cancelled attempt could not be kept in the POI history.');
      close();
    },
  );
  const { problem } = command;
  const locked = command.phase === 'busy' || command.phase === 'unknown';
  const reasons = problem?.code === 'notEligible' ? (problem.reasons ?? []) : [];
  const changed = !finished && !locked && read.revision !== revision;
  const asksOther = needsProof && proof.isOther;
  const closedBy = what === 'add' && told ? read.notEligible : [];
  const acceptWhy = whyAcceptIsClosed(needsProof ? scoreOf(proof.questions, proof.answers) : null, closedBy);

  const form = useForm(
    nothingTyped,
    (texts) =>
      whatIsMissing(texts, {
        action,
        decision,
        acceptWhy,
        delivery,
        hasEmail: email !== null,
        proof: needsProof ? proof : null,
      }),
    problem?.errors,
  );
  const send = (
    as: 'accepted' | 'rejected' | 'cancelled',
    texts: { email: string; reason: string },
    meant: AccountAction | null = action,
  ) => {
    if (!meant) return;
    command.run({
      action: meant,
      customerId: customer.id,
      accountId: current?.id ?? null,
      decision: as,
      revision: as === 'cancelled' ? read.revision : revision,
      ...(issues && delivery ? { delivery } : {}),
      ...(as === 'accepted' && action === 'create' && email === null ? { email: texts.email.trim() } : {}),
      ...(!issues && texts.reason.trim() ? { reason: texts.reason.trim() } : {}),
      ...(needsProof ? { proof: { version: proof.version, answers: { ...proof.answers } } } : {}),
    });
  };
  const scored = needsProof && isScored(proof.answers);
  /** OA-5: an attempt with scored answers is kept as cancelled. */
  const cancel = () => {
    if (command.phase === 'busy') return;
    if (scored && attempted && command.phase !== 'unknown') send('cancelled', form.values, attempted);
    else close();
  };

  if (shown) return <AccountActionWindow result={shown} onClose={close} />;
  return (
    <Window
      title={updateTitle}
      width="wide"
      onClose={cancel}
      closeLabel="Cancel"
      save={{
        onSave: () => form.submit((texts) => decision && send(decision, texts)),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown' || offered.length === 0 || reasons.length > 0 || changed || asksOther,
      }}
    >
      <div className={css['group']}>
        <ErrorSummary form={form} />
        {reasons.length > 0 ? (
          <NotEligible
            reasons={reasons}
            onOk={() => {
              setTold(true);
              setDecided(null);
              command.forget();
              outcome.current?.focus();
            }}
          />
        ) : (
          !changed && !asksOther && <CommandFailure command={command} inForm />
        )}
        {changed && (
          <AccountChanged
            read={read}
            onGoOn={() => {
              setRevision(read.revision);
              setChosen(action);
              setDecided(null);
              command.forget();
            }}
          />
        )}
        {asksOther && (
          <QuestionsChanged
            onGoOn={() => {
              proof.takeNewest();
              command.forget();
            }}
          />
        )}
        {current && what === 'update' && (
          <Text as="p">
            Account <span className={css['key']}>{current.accountKey}</span>, {accountStatusWords[current.status]}
          </Text>
        )}
        {offered.length === 0 ? (
          <Text as="p">{whyNothing(read)}</Text>
        ) : (
          <ControlGroup {...choiceOf(form, 'action')} label="Perform Action" required block>
            {offered.map((each) => (
              <Radio
                key={each}
                name="action"
                checked={action === each}
                disabled={locked}
                onChange={() => {
                  setChosen(each);
                  setAttempted(each);
                }}
              >
                {accountActionWords[each]}
              </Radio>
            ))}
          </ControlGroup>
        )}
        {action && issues && (
          <DeliveryFields
            form={form}
            place={choiceOf(form, 'delivery')}
            email={email}
            asksEmail={action === 'create' && email === null}
            hasPostalAddress={read.hasPostalAddress}
            delivery={delivery}
            onDelivery={setDelivery}
            required={decision !== 'rejected'}
            disabled={locked}
          />
        )}
        {action && !issues && (
          <Textarea
            {...form.field('reason')}
            label="Reason"
            hint="It stands in the Account Status History"
            required={decision !== 'rejected'}
            block
            rows={3}
          />
        )}
        {action && needsProof && proof.questions.length === 0 && (
          <PageAlert tone="warning" title="There are no questions for the proof of identity yet">
            <Text as="p">An administrator enters them under Administration, Proof of identity.</Text>
          </PageAlert>
        )}
        {action && needsProof && proof.questions.length > 0 && (
          <>
            <ProofFields
              place={choiceOf(form, 'proof')}
              questions={proof.questions}
              answers={proof.answers}
              disabled={locked}
              onAnswer={proof.onAnswer}
            />
            <OutcomeFields
              ref={outcome}
              place={choiceOf(form, 'outcome')}
              decided={decided}
              onDecide={setDecided}
              acceptWhy={acceptWhy}
              disabled={locked}
            />
          </>
        )}
        {action && withoutProof && (
          <Text as="p">
            You recorded the proof of identity a few minutes ago: none is asked for now. Save re-issues the password.
          </Text>
        )}
      </div>
    </Window>
  );
}

const choiceOf = (form: Form<Typed>, name: keyof Typed): Place => {
  const { id, invalid, message } = form.field(name);
  return { id, invalid, message };
};

const whyNothing = ({ possible }: OnlineAccounts): string => {
  const closed = Object.values(possible).flatMap((each) => (each && !each.possible ? [each.why] : []));
  return closed[0] ?? 'There is no current account.';
};
