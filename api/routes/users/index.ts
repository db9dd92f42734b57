import { addLeave } from './add-leave.ts';
import { change } from './change.ts';
import { create } from './create.ts';
import { read } from './read.ts';
import { removeLeave } from './remove-leave.ts';
import { search } from './search.ts';

export const userRoutes = [search, read, create, change, addLeave, removeLeave];
