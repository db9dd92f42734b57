import { personalisedServices } from './personalised-services.ts';
import { read } from './read.ts';
import { search } from './search.ts';

export const customerRoutes = [search, read, personalisedServices];
