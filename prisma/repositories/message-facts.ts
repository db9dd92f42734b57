/** What the words of both lists are told by, from a message's row. */
import {
  messageStates,
  type MessageFacts,
  type MessageState,
} from '../../domain/electronic-messaging/correspondence.ts';

type Row = { state: string; handedOverAt: Date | null; endedAt: Date | null };

/** Throws where the row's state is none. */
export function messageFacts(row: Row): MessageFacts {
  return {
    state: stateOf(row.state),
    handedOverAt: row.handedOverAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

function stateOf(word: string): MessageState {
  const state = messageStates.find((known) => known === word);
  if (!state) throw new Error(`a message has no state ${word}`);
  return state;
}
