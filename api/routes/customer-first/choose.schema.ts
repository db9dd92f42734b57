import { z } from 'zod';
import {
  initiatingWorkItems,
  longestChoiceReason,
  mainIssues,
} from '../../../domain/electronic-messaging/which-system.ts';
import { id } from '../../schemas.ts';
import { system } from './shared.schema.ts';

export const body = z.object({
  workItem: z.enum(initiatingWorkItems).meta({ description: 'The initiating work item' }),
  mainIssue: z.enum(mainIssues),
  chosen: system,
  reason: z
    .string()
    .trim()
    .max(longestChoiceReason)
    .default('')
    .meta({ description: 'Of a choice against the recommendation, required there' }),
});
export const answer = z.object({ id, recommended: system, chosen: system }).meta({ id: 'SystemChosen' });
