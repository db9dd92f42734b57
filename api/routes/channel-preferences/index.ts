import { change, read } from './preferences.ts';
import { add, edit, list } from './products.ts';

export const channelPreferenceRoutes = [read, change, list, add, edit];
