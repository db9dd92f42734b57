/** What waits for the operators: submissions that nobody in line may decide. Ids and dates only, no customer data. */
import { ExternalLinkIcon } from '@ag.ds-next/react/icon';
import { answer, api } from '../../client/client.ts';
import type { OperatorAction } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { At, Due } from '../../time/When.tsx';
import { DoneButton } from '../../work-items/DoneButton.tsx';

const kinds: Record<string, string> = {
  noManagerLeft: 'No manager in line may decide',
  planDecision: 'CMP Approval',
  messageMoreThanOnce: 'The SMS gateway lists a message more often than it was posted',
  messageContradicted: 'The SMS gateway says of a message both that it was delivered and that it was not',
  emailBounced: 'An email bounced back, and no officer is left who may see the customer',
};
const kindInWords = (kind: string) => kinds[kind] ?? kind;

const columns: Column<OperatorAction>[] = [
  {
    header: 'What is asked',
    cell: ({ kind, processId }) => (
      <>
        {kindInWords(kind)}
        <div>{aboutWhat(processId)}</div>
      </>
    ),
  },
  { header: 'Since', cell: ({ openedAt }) => <At instant={openedAt} /> },
  { header: 'Due', cell: ({ dueAt }) => (dueAt ? <Due instant={dueAt} stacked /> : 'No due date') },
  {
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
  },
];

/** The process's id says what it is about; what the API calls the submission is then the referral. */
const isReferral = (processId: string) => processId.startsWith('transfer-referral/');
const isMessage = (processId: string) => processId.startsWith('sms/');
const isBounceBack = (processId: string) => processId.startsWith('bounce-back/');
/** It tells something and asks for no decision. */
const isClosable = (processId: string) => isMessage(processId) || isBounceBack(processId);
const aboutWhat = (processId: string) =>
  isReferral(processId)
    ? 'Transfer out of PS'
    : isMessage(processId)
      ? 'Desktop message: look who else uses the account at the gateway'
      : isBounceBack(processId)
        ? 'Bounce-back: give somebody the role of team leader, or RAC officer where it is needed'
        : 'Customer Management Plan';

export function OperatorItemsPage() {
  const open = useOpenWindow();
  return (
    <ListPage<OperatorAction>
      title="Operators’ items"
      name="Operators’ items"
      queryKey={['operatorActions']}
      read={({ cursor }, signal) =>
        answer(api.GET('/operator-actions', { params: { query: cursor ? { cursor } : {} }, signal }))
      }
      columns={columns}
      idOf={({ workItemId }) => workItemId}
      nameOf={({ kind }) => kindInWords(kind)}
      onOpen={({ submissionId: subjectId, processId, temporalUrl }) => {
        if (isClosable(processId)) return void (temporalUrl && window.open(temporalUrl, '_blank', 'noreferrer'));
        open(`${addresses.operatorItems}/${isReferral(processId) ? 'referrals/' : ''}${subjectId}/hand-over`);
      }}
      actions={({ workItemId, kind, processId, openedAt }) =>
        isClosable(processId) && (
          <DoneButton
            workItemId={workItemId}
            name={`${kindInWords(kind)}, item of ${openedAt}`}
            left="Its process stays in the Temporal Web UI."
          />
        )
      }
      defaultOrder={() => 'oldest first'}
      empty={() => ({
        title: 'Nothing waits for the operators.',
        text: 'A submission appears here when every manager in line has written or submitted the plan, so that none of them may decide it.',
      })}
    />
  );
}
