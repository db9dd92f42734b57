/** What waits for the operators, who share it: each takes on what they do. Ids and dates only, no customer data. */
import { ExternalLinkIcon } from '@ag.ds-next/react/icon';
import type { ItemState } from '../../../domain/work-items/item-filter.ts';
import { answer, api } from '../../client/client.ts';
import type { OperatorAction } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { SavedFilters } from '../../lists/SavedFilters.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { useSession } from '../../session/session-context.ts';
import { At, formatInstant } from '../../time/When.tsx';
import { claimActions } from '../../work-items/claim-actions.ts';
import { DoneButton } from '../../work-items/DoneButton.tsx';
import { DueCell } from '../../work-items/DueCell.tsx';
import { dayActions } from '../../work-items/day-actions.tsx';
import { doneAction } from '../../work-items/done-action.tsx';
import { itemFilterWords, latestFirst, stateChips, useItemFilter } from '../../work-items/useItemFilter.ts';
import { useMark } from '../../work-items/mark.ts';
import { whyEmpty } from '../../work-items/why-empty.ts';
import { ClaimButton } from './ClaimButton.tsx';
import {
  aboutWhat,
  isCall,
  isClosable,
  isReassignment,
  isReferral,
  kindInWords,
  operatorKindChips,
} from './operator-kinds.ts';

type Sort = 'openedAt' | 'dueAt' | 'closedAt';

const what: Column<OperatorAction, Sort> = {
  header: 'What is asked',
  cell: (item) => (
    <>
      {kindInWords(item.kind)}
      <div>{aboutWhat(item)}</div>
    </>
  ),
};
const since: Column<OperatorAction, Sort> = {
  header: 'Since',
  sort: 'openedAt',
  cell: ({ openedAt }) => <At instant={openedAt} />,
};
const who: Column<OperatorAction, Sort> = {
  header: 'Claimed by',
  cell: ({ claimedBy }) => (claimedBy ? <PersonName person={claimedBy} form="name" start /> : 'Nobody'),
};
const process: Column<OperatorAction, Sort> = {
  header: 'Process',
  cell: ({ temporalUrl, openedAt }) =>
    temporalUrl ? (
      <a
        href={temporalUrl}
        target="_blank"
        rel="noreferrer"
        aria-label={`Temporal Web UI, item of ${openedAt}, new tab`}
      >
        Temporal Web UI <ExternalLinkIcon size="sm" />
      </a>
    ) : (
      'No link'
    ),
};
const openColumns: Column<OperatorAction, Sort>[] = [
  what,
  since,
  { header: 'Due', sort: 'dueAt', cell: (item) => <DueCell item={item} /> },
  who,
  process,
];
const finishedColumns: Column<OperatorAction, Sort>[] = [
  what,
  since,
  { header: 'Finished', sort: 'closedAt', cell: ({ closedAt }) => (closedAt ? <At instant={closedAt} /> : 'Not yet') },
  who,
  process,
];
const idOf = ({ workItemId }: OperatorAction) => workItemId;
const putOff = dayActions<OperatorAction>({
  idOf,
  isOverdue: ({ overdue }) => overdue,
  onHoldUntil: ({ onHoldUntil }) => onHoldUntil,
  followUpOn: ({ followUpOn }) => followUpOn,
});
const nothing = {
  title: 'Nothing waits for the operators.',
  text: 'A submission appears here when every manager in line has written or submitted the plan, so that none of them may decide it.',
};

export function OperatorItemsPage() {
  const open = useOpenWindow();
  const mark = useMark();
  const { person, agencyTimeZone } = useSession();
  const { state, asked: narrow, narrowed, narrowings, key } = useItemFilter(operatorKindChips);
  const nameOf = ({ kind, openedAt }: OperatorAction) =>
    `${kindInWords(kind)}, since ${formatInstant(openedAt, agencyTimeZone)}`;
  return (
    <ListPage<OperatorAction, Sort, ItemState>
      title="Operators’ items"
      name="Operators’ items"
      queryKey={['operatorActions', key]}
      read={(asked, signal) =>
        answer(
          api.GET('/operator-actions', {
            params: { query: { sort: 'attention', ...latestFirst(asked), ...narrow } },
            signal,
          }),
        )
      }
      columns={state === 'finished' ? finishedColumns : openColumns}
      idOf={idOf}
      nameOf={nameOf}
      onOpen={(item) => {
        const { submissionId: subjectId, temporalUrl } = item;
        if (isClosable(item)) return void (temporalUrl && window.open(temporalUrl, '_blank', 'noreferrer'));
        if (isCall(item)) return open(`${addresses.operatorItems}/calls/${subjectId}/give`);
        open(
          `${addresses.operatorItems}/${isReferral(item) ? 'referrals/' : isReassignment(item) ? 'reassignments/' : ''}${subjectId}/hand-over`,
        );
      }}
      actions={(item) =>
        item.closedAt === null && (
          <>
            <ClaimButton item={item} name={nameOf(item)} />
            {isClosable(item) && (
              <DoneButton
                workItemId={item.workItemId}
                name={nameOf(item)}
                left="Its process stays in the Temporal Web UI."
              />
            )}
          </>
        )
      }
      markOf={mark}
      filters={stateChips}
      narrowings={narrowings}
      saved={<SavedFilters list="operatorActions" words={itemFilterWords} />}
      workList
      {...(state === 'finished'
        ? {}
        : {
            bulk: [
              ...claimActions<OperatorAction>(person.id),
              ...putOff,
              doneAction<OperatorAction>({ idOf, isClosable }),
            ],
          })}
      defaultOrder={() => (state === 'finished' ? 'latest first' : 'overdue first, then at risk, then by due date')}
      empty={() => whyEmpty(state, narrowed, nothing)}
    />
  );
}
