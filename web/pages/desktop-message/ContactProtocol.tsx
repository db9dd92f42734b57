/** The contact protocol for the customer's circumstance and the business purpose, as administrators wrote it (EM-48). */
import { Heading } from '@ag.ds-next/react/heading';
import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import css from './DesktopMessage.module.css';

export function ContactProtocol() {
  const query = useQuery(listQuery('contactProtocol'));
  return (
    <section className={css['protocols']} aria-label="Contact protocol">
      <Heading type="h2" fontSize="md">
        Contact protocol
      </Heading>
      <Loaded query={query} missing="The contact protocols can’t be shown">
        {({ items }) => <Protocols protocols={items.filter(({ active }) => active)} />}
      </Loaded>
    </section>
  );
}

type Protocol = { name: string; purpose: string; text: string };

function Protocols({ protocols }: { protocols: readonly Protocol[] }) {
  const [circumstance, setCircumstance] = useState('');
  const [purpose, setPurpose] = useState('');
  const circumstances = [...new Set(protocols.map(({ name }) => name))];
  const ofIt = protocols.filter(({ name }) => name === circumstance);
  const found = ofIt.find((each) => each.purpose === purpose) ?? (ofIt.length === 1 ? ofIt[0] : undefined);
  if (protocols.length === 0)
    return <p className={css['why']}>No protocol is recorded. Administrators write them under Lists.</p>;
  return (
    <>
      <div className={css['protocol']}>
        <Select
          label="Circumstance"
          hideOptionalLabel
          block
          placeholder="Choose the customer’s circumstance"
          options={circumstances.map((value) => ({ value, label: value }))}
          value={circumstance}
          onChange={({ target }) => setCircumstance(target.value)}
        />
        <Select
          label="Business purpose"
          hideOptionalLabel
          block
          disabled={ofIt.length === 0}
          placeholder={circumstance ? 'Choose the purpose' : 'Choose a circumstance first'}
          options={ofIt.map(({ purpose: value }) => ({ value, label: value || 'Any' }))}
          value={found?.purpose ?? ''}
          onChange={({ target }) => setPurpose(target.value)}
        />
      </div>
      <p className={css['advice']} aria-live="polite">
        {found?.text}
      </p>
    </>
  );
}
