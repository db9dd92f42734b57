import { cancel } from './cancel.ts';
import { form } from './form.ts';
import { preview } from './preview.ts';
import { read } from './read.ts';
import { send } from './send.ts';

export const messageRoutes = [form, preview, send, read, cancel];
