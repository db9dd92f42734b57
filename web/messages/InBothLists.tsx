/** Where something stands in both lists; of what is not in the Letters List, why not, and from when on it is (EM-26, EM-31). */
import type { CubaWord, PlutoWord } from '../../domain/electronic-messaging/correspondence.ts';
import { At } from '../time/When.tsx';
import css from './MessageView.module.css';
import { MessageStatus } from './MessageStatus.tsx';
import { notListed } from './words.ts';

type Props = { status: { pluto: PlutoWord; cuba: CubaWord | null }; listedAt: string | null };

export function InBothLists({ status: { pluto, cuba }, listedAt }: Props) {
  return (
    <dl className={css['statuses']}>
      <div>
        <dt>Letter Status</dt>
        <dd>
          <MessageStatus word={pluto} />
        </dd>
      </div>
      <div>
        <dt>Letters List</dt>
        <dd>
          {cuba ? (
            <MessageStatus word={cuba} />
          ) : listedAt ? (
            <>
              Appears in a few minutes: <At instant={listedAt} />
            </>
          ) : (
            (notListed[pluto] ?? 'Not listed')
          )}
        </dd>
      </div>
    </dl>
  );
}
