/** What is wrong, with a way to each field. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import css from './forms.module.css';

type Props = { form: { summary: { href: string | null; message: string }[]; tries: number } };

export function ErrorSummary({ form: { summary, tries } }: Props) {
  if (summary.length === 0) return null;
  // a text: arrays are compared by identity, and the focus would leave the field at every letter typed
  return (
    <PageAlert tone="error" title="There is a problem" role="alert" focusOnMount focusOnUpdate={String(tries)}>
      <ul className={css['summary']}>
        {summary.map(({ href, message }) => (
          <Text as="li" key={message}>
            {href ? (
              <TextLink
                href={href}
                onClick={(event) => {
                  event.preventDefault(); // the address is the window's, it must not change
                  document.getElementById(href.slice(1))?.focus();
                }}
              >
                {message}
              </TextLink>
            ) : (
              message
            )}
          </Text>
        ))}
      </ul>
    </PageAlert>
  );
}
