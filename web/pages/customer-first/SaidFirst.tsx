/** What bars Centrelink’s messages, each with its way out, and the records that FDV concerns ask for (EM-6, EM-8, EM-9, EM-50). */
import { useId } from 'react';
import type { CentrelinkTemplate, DesktopMessaging } from '../../client/model.ts';
import { FdvPanel } from '../../fdv/FdvPanel.tsx';
import { Bars } from '../../messages/Bars.tsx';
import { SendingStopped } from '../../messages/SendingStopped.tsx';
import { AtHand } from '../desktop-message/AtHand.tsx';
import { wayOut } from '../desktop-message/ways-out.tsx';
import type { Shown } from '../desktop-message/bars.ts';
import css from './CustomerFirst.module.css';

type Props = { read: DesktopMessaging; bars: readonly Shown[]; template?: CentrelinkTemplate | null };

export function SaidFirst({ read, bars, template = null }: Props) {
  const { customer, stop, fdv } = read;
  const panelId = useId();
  const toFdv = () => {
    const panel = document.getElementById(panelId);
    panel?.scrollIntoView({ block: 'start' });
    panel?.focus({ preventScroll: true });
  };
  const places = { customerId: customer.id, toRecords: () => {}, toFdv };
  const isConcerned = fdv.concerns || fdv.undiscussed.length > 0;
  return (
    <>
      <div className={css['above']}>
        {stop && <SendingStopped stop={stop} what="all messages" />}
        {!stop && template?.stop && <SendingStopped stop={template.stop} what={`“${template.type}”`} />}
        <Bars bars={bars.map((bar) => ({ ...bar, lead: wayOut(bar.code, places) }))} />
      </div>
      {isConcerned && <AtHand customerId={customer.id} ref={null} />}
      <div className={css['fdv']} id={panelId} tabIndex={-1}>
        <FdvPanel form={read} />
      </div>
    </>
  );
}
