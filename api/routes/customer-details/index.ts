import { addPhone } from './add-phone.ts';
import { change } from './change.ts';
import { changePhone } from './change-phone.ts';
import { read } from './read.ts';
import { removePhone } from './remove-phone.ts';

export const customerDetailRoutes = [read, change, addPhone, changePhone, removePhone];
