/** Makes the search attributes known to the namespace; safe to repeat, usable at once. */
import type { NativeConnection } from '@temporalio/worker';
import { searchAttributes } from '../workflows/contracts/search-attributes.ts';

/** temporal.api.enums.v1.IndexedValueType */
const indexedValueTypes = { KEYWORD: 2, DATETIME: 6 } as const;

export async function registerSearchAttributes(connection: NativeConnection, namespace: string): Promise<void> {
  const known = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = searchAttributes.filter(({ name }) => !known.customAttributes?.[name]);
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      missing.map(({ name, type }) => [
        name,
        type === 'DATETIME' ? indexedValueTypes.DATETIME : indexedValueTypes.KEYWORD,
      ]),
    ),
  });
}
