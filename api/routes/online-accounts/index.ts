import { create, deactivate, reactivate, reissuePassword } from './act.ts';
import { linked, spend, unlinked, webSession } from './portal.ts';
import * as questions from './questions.ts';
import { read } from './read.ts';

export const onlineAccountRoutes = [
  read,
  create,
  reissuePassword,
  deactivate,
  reactivate,
  spend,
  webSession,
  linked,
  unlinked,
  questions.readNewest,
  questions.readVersion,
  questions.change,
];
