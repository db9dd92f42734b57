import { coreIssue } from './core-issue.ts';
import { trigger } from './trigger.ts';

export const planRoutes = [coreIssue, trigger];
