import { z } from 'zod';
import { csidOf } from '../../domain/customers/search.ts';

/** A CSID as people write it, with or without spaces; parsed, as it is kept. What can't be one belongs to nobody: `null`. */
export const csid = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({ examples: ['123 456 789'] })
  .transform(csidOf);
