/** Whether what is composed is kept; quietly, unless it is not. */
import { Button } from '@ag.ds-next/react/button';
import { SectionAlert } from '@ag.ds-next/react/section-alert';
import { Text } from '@ag.ds-next/react/text';
import { At } from '../../time/When.tsx';
import css from './DesktopMessage.module.css';
import { useKeeping, type Told } from './useKeptDraft.ts';

type Props = {
  keeper: Told;
  /** Null: there is nothing to discard. */
  onDiscard: (() => void) | null;
  /** What was discarded last, as long as nothing else is composed. */
  onBringBack: (() => void) | null;
};

export function DraftLine({ keeper, onDiscard, onBringBack }: Props) {
  const { phase, savedAt, problem } = useKeeping(keeper);
  if (phase === 'failing')
    return (
      <div className={css['notKept']}>
        <SectionAlert tone="warning" title="The draft is not kept yet" role="alert">
          <Text as="p">
            {problem?.title} It is tried again by itself. What you composed is still here: leave the page open.
          </Text>
        </SectionAlert>
      </div>
    );
  return (
    <p className={css['draft']}>
      <span>{phase === 'keeping' ? 'Keeping the draft' : phase === 'kept' ? 'Draft kept' : ''}</span>
      {phase === 'kept' && savedAt && <At instant={savedAt} />}
      {phase !== 'nothing' && onDiscard && (
        <Button variant="text" size="sm" onClick={onDiscard}>
          Discard draft
        </Button>
      )}
      {phase === 'nothing' && onBringBack && (
        <>
          <output>Draft discarded</output>
          <Button variant="text" size="sm" onClick={onBringBack}>
            Bring it back
          </Button>
        </>
      )}
    </p>
  );
}
