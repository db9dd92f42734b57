import { addToComplaints, close, listComplaints } from './complaints.ts';
import { addToCaseHistory, listContacts } from './contacts.ts';
import { addToNotepads, listNotepads } from './notepads.ts';

export const recordRoutes = [
  listContacts,
  addToCaseHistory,
  listNotepads,
  addToNotepads,
  listComplaints,
  addToComplaints,
  close,
];
