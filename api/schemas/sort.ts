import { z } from 'zod';

/** A column to sort by, or with `-` before it backwards; the first is taken where none is named. */
export const sortBy = <const S extends string>(columns: readonly [S, ...S[]]) =>
  z
    .string()
    .refine((sort): sort is S | `-${S}` => columns.some((column) => sort === column || sort === `-${column}`), {
      error: `This must be one of: ${columns.join(', ')}; with - before it: backwards.`,
    })
    .default(columns[0])
    .meta({ enum: columns.flatMap((column) => [column, `-${column}`]) });
