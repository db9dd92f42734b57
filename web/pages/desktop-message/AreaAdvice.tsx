/** The contact advice of the specialised area that serves the customer, before the form (EM-11). */
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Callout } from '@ag.ds-next/react/callout';
import type { MessageForm } from '../../client/model.ts';
import css from './DesktopMessage.module.css';

type Props = {
  area: NonNullable<MessageForm['area']>;
  acknowledged: boolean;
  onAcknowledge: (acknowledged: boolean) => void;
};

export function AreaAdvice({ area: { name, advice }, acknowledged, onAcknowledge }: Props) {
  return (
    <section aria-label={`Contact advice of ${name}`}>
      <Callout as="div" tone="info" variant="compact" title={`Contact advice: ${name}`}>
        <p className={css['advice']}>{advice}</p>
        <Checkbox
          size="sm"
          checked={acknowledged}
          onChange={({ target }) => onAcknowledge(target.checked)}
        >{`I have read the contact advice of ${name}`}</Checkbox>
      </Callout>
    </section>
  );
}
