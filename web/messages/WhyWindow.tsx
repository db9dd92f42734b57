/** `Why did I get this?` (EM-43): what the officer tells a customer who asks, in a window above a summary or a message. */
import { Text } from '@ag.ds-next/react/text';
import { useLocation } from 'react-router';
import { whyDidIGetThis } from '../../domain/electronic-messaging/why-did-i-get-this.ts';
import { Window } from '../frame/Window.tsx';
import { useCloseWindow } from '../frame/window-address.ts';
import css from './WhyWindow.module.css';

export const whyPath = 'why-did-i-get-this';

export function WhyWindow() {
  const { pathname } = useLocation();
  const close = useCloseWindow(pathname.slice(0, -whyPath.length - 1));
  return (
    <Window title="Why did I get this?" onClose={close}>
      <Text as="p">The explanation to give to the customer:</Text>
      <blockquote className={css['say']}>
        <ul>
          {whyDidIGetThis.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </blockquote>
    </Window>
  );
}
