import { begin } from './begin.ts';
import { correctNumber } from './correct-number.ts';
import { discard, finish, saveAnswers } from './interview.ts';
import { list } from './list.ts';
import { read } from './read.ts';
import { candidates, finding } from './sas.ts';
import { give, recordCall, recordRemoval, recordReport } from './tasks.ts';
import { wrongCustomer } from './wrong-customer.ts';

export const incidentRoutes = [
  list,
  begin,
  read,
  saveAnswers,
  correctNumber,
  finish,
  discard,
  wrongCustomer,
  candidates,
  finding,
  recordCall,
  recordReport,
  recordRemoval,
  give,
];
