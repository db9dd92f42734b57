/** Who sends messages in Customer First too is led to the question which system this one belongs to (EM-38). */
import { TextLink } from '@ag.ds-next/react/text-link';
import { addresses } from '../../frame/menu.ts';
import { useMay } from '../../session/session-context.ts';
import css from './DesktopMessage.module.css';

export function WhichSystem({ customerId }: { customerId: string }) {
  if (!useMay('centrelinkMessages.send')) return null;
  return (
    <p className={css['why']}>
      Pluto or Customer First? <TextLink href={addresses.createEm(customerId)}>Which system to use</TextLink> recommends
      one and says why.
    </p>
  );
}
