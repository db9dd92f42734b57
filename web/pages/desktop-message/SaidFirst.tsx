/** Everything that bars or advises, before anything is composed: each bar with its way out, advice as advice (EM-6 to EM-15, EM-44). */
import { Callout } from '@ag.ds-next/react/callout';
import type { MessageForm, TemplateOffered } from '../../client/model.ts';
import { Bars } from '../../messages/Bars.tsx';
import { SendingStopped } from '../../messages/SendingStopped.tsx';
import { AreaAdvice } from './AreaAdvice.tsx';
import type { Shown } from './bars.ts';
import css from './DesktopMessage.module.css';
import { wayOut } from './ways-out.tsx';

type Props = {
  read: MessageForm;
  template: TemplateOffered | null;
  bars: readonly Shown[];
  areaRead: string | null;
  onAreaRead: (area: string | null) => void;
  toRecords: () => void;
  toFdv: () => void;
};

export function SaidFirst({ read, template, bars, areaRead, onAreaRead, toRecords, toFdv }: Props) {
  const { customer, stop, advice, area } = read;
  return (
    <div className={css['above']}>
      {stop && <SendingStopped stop={stop} what="all messages" />}
      {!stop && template?.stop && <SendingStopped stop={template.stop} what={`“${template.type}”`} />}
      <Bars
        bars={bars.map((bar) => ({ ...bar, lead: wayOut(bar.code, { customerId: customer.id, toRecords, toFdv }) }))}
      />
      {advice && (
        <Callout as="div" tone="info" variant="compact">
          {advice}
        </Callout>
      )}
      {area && (
        <AreaAdvice
          area={area}
          acknowledged={areaRead === area.name}
          onAcknowledge={(acknowledged) => onAreaRead(acknowledged ? area.name : null)}
        />
      )}
    </div>
  );
}
