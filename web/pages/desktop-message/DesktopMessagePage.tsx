/** `Generate Desktop Message`: what bars or advises said first, the records at hand, one column to compose, beside it the handset. */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Outlet, useNavigate, useParams } from 'react-router';
import type { MessageDraft } from '../../../domain/electronic-messaging/message-draft.ts';
import type { MessageForm } from '../../client/model.ts';
import type { FieldError } from '../../client/problem.ts';
import { listQuery, messageFormQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { FdvPanel } from '../../fdv/FdvPanel.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { announceOn } from '../../frame/notices.ts';
import { useCloseWindow, useOpenWindow } from '../../frame/window-address.ts';
import { Bars } from '../../messages/Bars.tsx';
import { leavesInWords } from '../../messages/when-it-leaves.ts';
import { useNow } from '../../time/now.ts';
import { AtHand } from './AtHand.tsx';
import { barsNow } from './bars.ts';
import { whatIsWrong } from './check.ts';
import css from './DesktopMessage.module.css';
import { draftOf, textsOf, valuesOf, type Texts } from './draft.ts';
import { DraftLine } from './DraftLine.tsx';
import { Fields } from './Fields.tsx';
import { GuidelinesAndPriorActions } from './GuidelinesAndPriorActions.tsx';
import { Handset } from './Handset.tsx';
import { messageKeeper } from './message-keeper.ts';
import { asOffered, pickableOf, type Pickable } from './pickable.ts';
import type { PreviewContext } from './PreviewWindow.tsx';
import { SaidFirst } from './SaidFirst.tsx';
import { SameMessage } from './SameMessage.tsx';
import { SendConfirmation } from './SendConfirmation.tsx';
import { stillOpen } from './still-open.ts';
import { SummaryAtHand } from './SummaryAtHand.tsx';
import { ToCheck } from './ToCheck.tsx';
import { useDiscarded } from './useDiscarded.ts';
import { draftQuery, useKeptDraft } from './useKeptDraft.ts';
import { WhichSystem } from './WhichSystem.tsx';
import { isSame, usePreview } from './usePreview.ts';
import { useSend } from './useSend.ts';

export function DesktopMessagePage() {
  const { customerId = '' } = useParams();
  const form = useQuery(messageFormQuery(customerId));
  const draft = useQuery(draftQuery('messageDraft', customerId, messageKeeper(customerId)));
  const phones = useQuery(listQuery('agencyPhone'));
  const types = useQuery(listQuery('paymentType'));
  const shared = { missing: 'There is no such customer', title: 'Generate Desktop Message' };
  return (
    <Loaded query={form} {...shared}>
      {(read) => (
        <Loaded query={draft} {...shared}>
          {(kept) => (
            <Loaded query={phones} {...shared} missing="The phone numbers of the agency can’t be shown">
              {({ items: agencyPhones }) => (
                <Loaded query={types} {...shared} missing="The payment types can’t be shown">
                  {({ items: paymentTypes }) => (
                    <Composing
                      key={read.customer.id}
                      read={read}
                      kept={kept}
                      pickable={pickableOf(agencyPhones, paymentTypes)}
                    />
                  )}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type Props = { read: MessageForm; kept: MessageDraft; pickable: Pickable };

function Composing({ read, kept, pickable }: Props) {
  const { customer, templates, place, stop, area } = read;
  const page = addresses.desktopMessage(customer.id);
  const now = useNow();
  const navigate = useNavigate();
  const open = useOpenWindow();
  const close = useCloseWindow(page);
  const records = useRef<HTMLDetailsElement>(null);
  const fdv = useRef<HTMLDivElement>(null);
  const preview = usePreview(customer.id);
  const offered = (type: string) => templates.find((each) => each.type === type) ?? null;
  const [refused, setRefused] = useState<readonly FieldError[]>([]); // by Send
  const form = useForm(
    textsOf(kept, pickable),
    (texts) => whatIsWrong(asOffered(texts, pickable), offered(texts.type), place.zones, now),
    preview.problem?.errors ?? refused,
  );
  const [done, setDone] = useState<readonly string[]>(kept.priorActions);
  const [areaRead, setAreaRead] = useState(kept.areaAcknowledged);
  const values = asOffered(form.values, pickable);
  const template = offered(values.type);
  const draft = draftOf(values, { priorActions: [...done], areaAcknowledged: areaRead }, pickable);
  const keeper = messageKeeper(customer.id);
  useKeptDraft(keeper, draft);
  const discarding = useDiscarded(draft, (content) => {
    const texts = textsOf(content, pickable);
    for (const [name, text] of Object.entries(texts)) if (isText(name, texts)) form.set(name, text);
    setDone(content.priorActions);
    setAreaRead(content.areaAcknowledged);
  });

  const bars = barsNow(read, template, now);
  const stopped = stop ?? template?.stop ?? null;
  const composed = template && { templateVersionId: template.versionId, values: valuesOf(values, template) };
  const { previewed } = preview;
  const isPreviewed = previewed !== null && composed !== null && isSame(previewed.composed, composed);
  const same = isPreviewed ? previewed.preview.same : null;
  const toDo = stillOpen({ area, areaRead, template, done });
  const mayBeSent = bars.length === 0 && stopped === null && toDo.length === 0 && !same;
  const openPreview = () => open(`${page}/preview`);

  const recorded = {
    priorActions: template?.priorActions.filter((action) => done.includes(action)) ?? [],
    areaAcknowledged: area && areaRead === area.name ? area.name : null,
  };
  const sending = useSend(customer.id, previewed, recorded, {
    beforeSend: keeper.rest,
    onNotSent: keeper.goOn,
    onSent: ({ messageId, heldUntil }, { preview: sent }) => {
      keeper.forget();
      const to = addresses.message(messageId);
      if (heldUntil) {
        const until = leavesInWords({ ...sent.leaves, now: false, at: heldUntil });
        announceOn(to, 'The message waits.', `It is ${until}. Until then it can be cancelled here.`);
      } else announceOn(to, 'The message is being sent.', 'What the gateway says of it appears here by itself.');
      void navigate(to, { replace: true });
    },
    onRefused: (problem) => {
      setRefused(problem.errors);
      const leave = () => inWindow() && close();
      if (problem.code === 'previewDiffers' && previewed && composed)
        preview.ask(composed, {
          before: previewed.preview,
          onShown: () => inWindow() || openPreview(),
          onFailed: leave,
        });
      else leave();
    },
  });
  const { phase, problem } = sending.command;
  const undecided = phase === 'busy' || phase === 'unknown';
  const context: PreviewContext = {
    page,
    customerId: customer.id,
    previewed,
    close,
    send: sending.ask,
    mayBeSent: mayBeSent && !undecided,
    toDo,
    busy: preview.busy,
    command: sending.confirming ? null : sending.command,
  };
  return (
    <>
      <PageTitle
        path="Outbound Correspondence"
        actions={
          <>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.outboundMessages(customer.id)}>
              Outbound Correspondence
            </ButtonLink>
          </>
        }
      >
        Generate Desktop Message
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
        <WhichSystem customerId={customer.id} />
      </div>
      <SummaryAtHand customerId={customer.id} />
      <SaidFirst
        read={read}
        template={template}
        bars={bars}
        areaRead={areaRead}
        onAreaRead={setAreaRead}
        toRecords={() => unfold(records.current)}
        toFdv={() => arrive(fdv.current)}
      />
      <AtHand customerId={customer.id} ref={records} />
      <div className={css['fdv']} ref={fdv} tabIndex={-1}>
        <FdvPanel form={read} />
      </div>
      <div className={css['columns']}>
        <div className={css['work']}>
          <ToCheck form={read} />
          <form
            className={css['form']}
            noValidate
            aria-label="Compose"
            onSubmit={(event) => {
              event.preventDefault();
              if (bars.length > 0 || undecided || preview.busy) return;
              form.submit(() => {
                setRefused([]);
                if (composed) preview.ask(composed, { onShown: openPreview });
              });
            }}
          >
            <ErrorSummary form={form} />
            <CommandFailure
              command={{ phase: preview.problem ? 'refused' : 'idle', problem: preview.problem, askAgain: () => {} }}
              inForm
            />
            {problem && !sending.confirming && problem.code !== 'previewDiffers' && (
              <>
                {problem.code === 'sameMessage' && problem.last ? (
                  <SameMessage first={problem.last} customerId={customer.id} refused />
                ) : (
                  <CommandFailure command={sending.command} inForm />
                )}
                <Bars bars={problem.bars ?? []} />
              </>
            )}
            <Fields form={form} templates={templates} template={template} pickable={pickable}>
              {template && (
                <GuidelinesAndPriorActions
                  template={template}
                  done={done}
                  onDone={(action, isDone) =>
                    setDone((all) => (isDone ? [...all, action] : all.filter((each) => each !== action)))
                  }
                />
              )}
            </Fields>
            {same && <SameMessage first={same} customerId={customer.id} />}
            <div className={css['buttons']}>
              <Button
                type="submit"
                disabled={bars.length > 0 || undecided}
                loading={preview.busy}
                loadingLabel="Previewing"
              >
                Preview Message
              </Button>
              <Button variant="secondary" disabled={!mayBeSent || !isPreviewed || undecided} onClick={sending.ask}>
                Send
              </Button>
              {bars.length === 0 && !stopped && composed && (
                <p className={css['why']}>
                  {toDo[0] ?? (!isPreviewed && 'Preview the message first: then it can be sent.')}
                </p>
              )}
            </div>
          </form>
          <DraftLine keeper={keeper} {...discarding} />
        </div>
        <div className={css['beside']}>
          <Handset read={read} template={template} values={composed?.values ?? {}} />
        </div>
      </div>
      <Outlet context={context} />
      {previewed && <SendConfirmation sending={sending} previewed={previewed} />}
    </>
  );
}

const isText = (name: string, texts: Texts): name is keyof Texts => name in texts;

/** In sight, and with the keyboard there. */
function arrive(part: HTMLElement | null) {
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

function unfold(records: HTMLDetailsElement | null) {
  if (records) records.open = true;
  arrive(records?.querySelector('summary') ?? null);
}

const inWindow = () => window.location.pathname.endsWith('/preview');
