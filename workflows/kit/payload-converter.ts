/**
 * Payloads as the SDK converts them, but for one thing: what can't be read is `undefined`. A Signal can be sent by hand with anything in it;
 * the handlers drop what has not the right form, and without this the process could not go on.
 */
import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload<T>(payload: Parameters<PayloadConverter['fromPayload']>[0]): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch {
      return undefined as T; // whoever reads it looks at its form first
    }
  },
};
