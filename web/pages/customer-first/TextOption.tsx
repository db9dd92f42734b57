/** After `Next`: what bars it, the text option with what its text asks for, and beside it the handset (EM-39, EM-41, EM-46). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { useEffect } from 'react';
import { Outlet, useMatch, useNavigate } from 'react-router';
import { centrelinkMessages } from '../../../domain/electronic-messaging/centrelink-messages.ts';
import { claimRefusalWords } from '../../../domain/electronic-messaging/claim-finalised.ts';
import { queuedWords } from '../../../domain/electronic-messaging/customer-first-status.ts';
import { timeBar } from '../../../domain/electronic-messaging/last-moment.ts';
import type { CentrelinkTemplate, DesktopMessaging } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { ChoiceField } from '../../customer-records/ChoiceField.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { addresses } from '../../frame/menu.ts';
import { announceOn } from '../../frame/notices.ts';
import { useCloseWindow, useOpenWindow } from '../../frame/window-address.ts';
import { Bars } from '../../messages/Bars.tsx';
import { livePieces, variableLabels } from '../../messages/live-text.ts';
import { leavesInWords } from '../../messages/when-it-leaves.ts';
import { useNow } from '../../time/now.ts';
import { Handset } from '../desktop-message/Handset.tsx';
import { asOffered, type Pickable } from '../desktop-message/pickable.ts';
import { ClaimFields } from './ClaimFields.tsx';
import { DraftLine } from '../desktop-message/DraftLine.tsx';
import { useKeptDraft } from '../desktop-message/useKeptDraft.ts';
import { claimOf, draftOf, refusalsNow, textsFor, valuesOf, whatIsMissing, type Texts } from './composed.ts';
import css from './CustomerFirst.module.css';
import { emKeeper } from './em-keeper.ts';
import type { PreviewEmContext } from './PreviewEmWindow.tsx';
import { SaidFirst } from './SaidFirst.tsx';
import { useSendEm } from './useSendEm.ts';

type Props = {
  read: DesktopMessaging;
  /** Null: none is chosen yet. */
  template: CentrelinkTemplate | null;
  choiceId: string;
  pickable: Pickable;
  /** While it is not known whether the message was sent, nothing else may be begun. */
  onUndecided: (undecided: boolean) => void;
};

export function TextOption({ template, ...props }: Props) {
  if (template) return <Composing template={template} {...props} />;
  return <SaidFirst read={props.read} bars={props.read.bars} />;
}

function Composing({ read, template, choiceId, pickable, onUndecided }: Props & { template: CentrelinkTemplate }) {
  const { customer, place, stop } = read;
  const page = addresses.composeEm(customer.id, choiceId);
  const now = useNow();
  const navigate = useNavigate();
  const open = useOpenWindow();
  const close = useCloseWindow(page);
  const inWindow = useMatch(`${page}/preview`) !== null;
  const keeper = emKeeper(customer.id);
  const sending = useSendEm(customer.id, choiceId, {
    beforeSend: keeper.rest,
    onNotSent: keeper.goOn,
    onSent: ({ heldUntil }, { leaves }) => {
      keeper.forget();
      const to = addresses.customerFirst(customer.id);
      const when = heldUntil ? `It is ${leavesInWords({ ...leaves, now: false, at: heldUntil })}.` : 'It leaves now.';
      announceOn(to, queuedWords, `${when} It stands in the history below.`);
      void navigate(to, { replace: true });
    },
    onRefused: () => window.location.pathname.endsWith('/preview') && close(),
  });
  const form = useForm(
    textsFor(keeper.content(), template, pickable),
    (texts) => whatIsMissing(asOffered(texts, pickable), template),
    sending.previewProblem?.errors ?? (inWindow ? [] : sending.command.problem?.errors),
  );
  const { field } = form;
  const values = asOffered(form.values, pickable);
  useKeptDraft(keeper, draftOf(values, template));

  const { zones } = place;
  const preCall = centrelinkMessages[template.type].use === 'preCallAdvice';
  const outside = preCall && zones.length > 0 ? timeBar({ preCall }, zones, now) : null;
  const bars = [...read.bars, ...(outside ? [outside] : [])];
  const refusals = refusalsNow(values, template);
  const stopped = stop ?? template.stop;
  const isBarred = bars.length + refusals.length > 0;
  const { phase, problem } = sending.command;
  const undecided = phase === 'busy' || phase === 'unknown';
  useEffect(() => onUndecided(undecided), [onUndecided, undecided]);
  const context: PreviewEmContext = {
    page,
    preview: sending.preview,
    close,
    send: sending.send,
    mayBeSent: !isBarred && stopped === null,
    command: sending.command,
  };
  return (
    <>
      <SaidFirst read={read} bars={bars} template={template} />
      <div className={css['columns']}>
        <form
          className={css['form']}
          noValidate
          aria-label={template.type}
          onSubmit={(event) => {
            event.preventDefault();
            if (isBarred || undecided || sending.previewing) return;
            form.submit((texts) => {
              const claim = claimOf(texts, template);
              const composed = { templateVersionId: template.versionId, values: valuesOf(texts, template), claim };
              sending.ask(composed, () => open(`${page}/preview`));
            });
          }}
        >
          <ErrorSummary form={form} />
          <CommandFailure
            command={{
              phase: sending.previewProblem ? 'refused' : 'idle',
              problem: sending.previewProblem,
              askAgain: () => {},
            }}
            inForm
          />
          {problem && !inWindow && (
            <>
              <CommandFailure command={sending.command} inForm />
              <Bars bars={problem.bars ?? []} />
              {problem.code === 'systemChoice' && (
                <div>
                  <ButtonLink variant="secondary" href={addresses.createEm(customer.id)}>
                    Create EM
                  </ButtonLink>
                </div>
              )}
            </>
          )}
          <ChoiceField
            field={field('option')}
            set={(value) => form.set('option', value)}
            label="Text option"
            options={[{ value: template.versionId, label: plainText(template, values) }]}
          />
          {template.variables.includes('paymentType') && (
            <Select
              {...field('paymentType')}
              value={values.paymentType}
              label={variableLabels.paymentType}
              required
              maxWidth="xl"
              placeholder="Choose a payment type"
              options={pickable.paymentType.options}
            />
          )}
          {template.variables.includes('agencyPhone') && (
            <Select
              {...field('agencyPhone')}
              value={values.agencyPhone}
              label={variableLabels.agencyPhone}
              required
              maxWidth="xl"
              placeholder="Choose a phone number"
              options={pickable.agencyPhone.options}
            />
          )}
          <ClaimFields form={form} template={template} />
          <Bars
            bars={refusals.map((each) => ({ sentence: claimRefusalWords[each], wayOut: null }))}
            title="The outcome of this claim can’t be told by SMS"
          />
          <div className={css['row']}>
            <Button
              type="submit"
              disabled={isBarred || undecided}
              loading={sending.previewing}
              loadingLabel="Previewing"
            >
              Preview EM
            </Button>
            <ButtonLink variant="secondary" href={addresses.customerFirst(customer.id)}>
              {undecided ? 'Close' : 'Cancel'}
            </ButtonLink>
          </div>
          <DraftLine keeper={keeper} onDiscard={null} onBringBack={null} />
        </form>
        <div className={css['beside']}>
          <Handset read={read} template={template} values={valuesOf(values, template)} />
        </div>
      </div>
      <Outlet context={context} />
    </>
  );
}

/** With the names of the fields where their values are still to be picked. */
const plainText = (template: CentrelinkTemplate, texts: Texts): string =>
  livePieces(template.text, valuesOf(texts, template))
    .map(({ text, missing }) => (missing ? `[${text}]` : text))
    .join('');
