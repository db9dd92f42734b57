import { choose } from './choose.ts';
import { form } from './form.ts';
import { history } from './history.ts';
import { preview } from './preview.ts';
import { send } from './send.ts';

export const customerFirstRoutes = [form, choose, preview, send, history];
