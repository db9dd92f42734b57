import { actions } from './actions.ts';
import { chain } from './chain.ts';
import { exportTrail } from './export.ts';
import { search } from './search.ts';

export const auditRoutes = [search, exportTrail, chain, actions];
