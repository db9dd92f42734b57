export { planApproval } from './plan-approval.ts';
