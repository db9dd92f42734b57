/** `Generate Desktop Message`: what bars it said first, one column to compose, beside it the handset. */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Outlet, useNavigate, useParams } from 'react-router';
import type { MessageForm } from '../../client/model.ts';
import { messageFormQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { announceOn } from '../../frame/notices.ts';
import { useCloseWindow, useOpenWindow } from '../../frame/window-address.ts';
import { Bars } from '../../messages/Bars.tsx';
import { SendingStopped } from '../../messages/SendingStopped.tsx';
import { leavesInWords } from '../../messages/when-it-leaves.ts';
import { useNow } from '../../time/now.ts';
import { barsNow } from './bars.ts';
import { whatIsWrong } from './check.ts';
import css from './DesktopMessage.module.css';
import { draftOf, forgetDraft, keepDraft, valuesOf } from './draft.ts';
import { Fields } from './Fields.tsx';
import { Handset } from './Handset.tsx';
import type { PreviewContext } from './PreviewWindow.tsx';
import { SendConfirmation } from './SendConfirmation.tsx';
import { ToCheck } from './ToCheck.tsx';
import { isSame, usePreview } from './usePreview.ts';
import { useSend } from './useSend.ts';

export function DesktopMessagePage() {
  const { customerId = '' } = useParams();
  const query = useQuery(messageFormQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Generate Desktop Message">
      {(read) => <Composing key={read.customer.id} read={read} />}
    </Loaded>
  );
}

function Composing({ read }: { read: MessageForm }) {
  const { customer, templates, place, stop } = read;
  const page = addresses.desktopMessage(customer.id);
  const now = useNow();
  const navigate = useNavigate();
  const open = useOpenWindow();
  const close = useCloseWindow(page);
  const preview = usePreview(customer.id);
  const offered = (type: string) => templates.find((each) => each.type === type) ?? null;
  const form = useForm(
    draftOf(customer.id),
    (draft) => whatIsWrong(draft, offered(draft.type), place.zones, now),
    preview.problem?.errors,
  );
  const { values } = form;
  const template = offered(values.type);
  useEffect(() => keepDraft(customer.id, values), [customer.id, values]);

  const bars = barsNow(read, template, now);
  const stopped = stop ?? template?.stop ?? null;
  const composed = template && { templateVersionId: template.versionId, values: valuesOf(values, template) };
  const { previewed } = preview;
  const isPreviewed = previewed !== null && composed !== null && isSame(previewed.composed, composed);
  const mayBeSent = bars.length === 0 && stopped === null;
  const openPreview = () => open(`${page}/preview`);

  const sending = useSend(customer.id, previewed, {
    onSent: ({ messageId, heldUntil }, { preview: sent }) => {
      forgetDraft(customer.id);
      const to = addresses.message(messageId);
      if (heldUntil) {
        const until = leavesInWords({ ...sent.leaves, now: false, at: heldUntil });
        announceOn(to, 'The message waits.', `It is ${until}. Until then it can be cancelled here.`);
      } else announceOn(to, 'The message is being sent.', 'What the gateway says of it appears here by itself.');
      void navigate(to, { replace: true });
    },
    onRefused: (problem) => {
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
  const context: PreviewContext = {
    page,
    previewed,
    close,
    send: sending.ask,
    mayBeSent,
    busy: preview.busy,
  };
  const { problem } = sending.command;
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
      </div>
      <div className={css['above']}>
        {stop && <SendingStopped stop={stop} what="all messages" />}
        {!stop && template?.stop && <SendingStopped stop={template.stop} what={`“${template.type}”`} />}
        <Bars bars={bars} />
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
              if (bars.length > 0 || preview.busy) return;
              form.submit(() => composed && preview.ask(composed, { onShown: openPreview }));
            }}
          >
            <ErrorSummary form={form} />
            <CommandFailure
              command={{ phase: preview.problem ? 'refused' : 'idle', problem: preview.problem, askAgain: () => {} }}
              inForm
            />
            {problem && !sending.confirming && problem.code !== 'previewDiffers' && (
              <>
                <CommandFailure command={sending.command} />
                <Bars bars={problem.bars ?? []} />
              </>
            )}
            <Fields form={form} templates={templates} template={template} />
            <div className={css['buttons']}>
              <Button type="submit" disabled={bars.length > 0} loading={preview.busy} loadingLabel="Previewing">
                Preview Message
              </Button>
              <Button variant="secondary" disabled={!mayBeSent || !isPreviewed} onClick={sending.ask}>
                Send
              </Button>
            </div>
            {mayBeSent && composed && !isPreviewed && (
              <p className={css['why']}>Preview the message first: then it can be sent.</p>
            )}
          </form>
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

const inWindow = () => window.location.pathname.endsWith('/preview');
