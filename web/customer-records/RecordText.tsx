import { Button } from '@ag.ds-next/react/button';
import { useState } from 'react';
import css from './CustomerRecords.module.css';

const longest = 240;

/** The beginning of a long text, and the rest on request: what is newer must stay in sight. */
export function RecordText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  if (text === '') return null;
  if (text.length <= longest) return <p className={css['text']}>{text}</p>;
  return (
    <>
      <p className={css['text']}>{whole ? text : `${text.slice(0, longest - 40).trimEnd()} …`}</p>
      <Button variant="text" size="sm" onClick={() => setWhole((now) => !now)} aria-expanded={whole}>
        {whole ? 'Show less' : 'Show all of it'}
      </Button>
    </>
  );
}
