import { ExternalLinkIcon } from '@ag.ds-next/react/icon';
import css from './Operations.module.css';
import { kindWords, stepWords } from './words.ts';

type Props = { place: { processId: string; kind: string; step: string | null; temporalUrl: string | null } };

/** Which process: what it is, where it stands, and its id, which the command line asks for. */
export function ProcessCell({ place: { processId, kind, step, temporalUrl } }: Props) {
  return (
    <>
      <strong>{kindWords(kind)}</strong>
      <div>{stepWords(kind, step)}</div>
      <div className={css['id']}>
        {temporalUrl ? (
          <a
            href={temporalUrl}
            target="_blank"
            rel="noreferrer"
            aria-label={`${processId} in the Temporal Web UI, new tab`}
          >
            {processId} <ExternalLinkIcon size="sm" />
          </a>
        ) : (
          processId
        )}
      </div>
    </>
  );
}
