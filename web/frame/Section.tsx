import { Heading } from '@ag.ds-next/react/heading';
import type { ReactNode } from 'react';
import css from './Section.module.css';

type Props = { title: string; actions?: ReactNode; children: ReactNode };

/** A titled part of a page. */
export function Section({ title, actions, children }: Props) {
  return (
    <section className={css['section']} aria-label={title}>
      <div className={css['head']}>
        <Heading type="h2" fontSize="md">
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Label and value pairs. */
export function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className={css['facts']}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Two columns where there is room: the work, and what it hangs on. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={css['columns']}>
      <div className={css['work']}>{children}</div>
      <div className={css['aside']}>{aside}</div>
    </div>
  );
}
