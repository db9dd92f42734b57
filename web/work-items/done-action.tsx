/** Takes several items off the list that ask for no decision: each its own command. */
import { api } from '../client/client.ts';
import { Confirmation } from '../frame/Confirmation.tsx';
import type { BulkAction } from '../lists/bulk-types.ts';

type Closing<Row> = { idOf: (row: Row) => string; isClosable: (row: Row) => boolean };

export const doneAction = <Row,>({ idOf, isClosable }: Closing<Row>): BulkAction<Row> => ({
  label: 'Done',
  shortcut: 'd',
  bar: (row) => (isClosable(row) ? null : 'It waits for a decision: open it with Action.'),
  ask: ({ rows, onGo, onCancel }) => {
    const closable = rows.filter(isClosable).length;
    return (
      <Confirmation
        title={closable === 1 ? 'Take the item off the list?' : `Take ${closable} items off the list?`}
        confirm="Done"
        busy={false}
        onConfirm={() =>
          onGo({
            send: (row, key) =>
              api.POST('/work-items/{workItemId}/done', {
                params: { path: { workItemId: idOf(row) }, header: { 'Idempotency-Key': key } },
                body: {},
              }),
            done: 'off the list',
          })
        }
        onCancel={onCancel}
      >
        <p>Done can’t be undone. They stay under Finished to be looked up.</p>
        {closable < rows.length && (
          <p>
            {rows.length - closable} of the {rows.length} selected {rows.length - closable === 1 ? 'waits' : 'wait'} for
            a decision and {rows.length - closable === 1 ? 'stays' : 'stay'}.
          </p>
        )}
      </Confirmation>
    );
  },
});
