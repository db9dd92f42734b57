import { cancel } from './cancel.ts';
import { discardDraft, draft, saveDraft } from './draft.ts';
import { form } from './form.ts';
import { preview } from './preview.ts';
import { read } from './read.ts';
import { send } from './send.ts';

export const messageRoutes = [form, draft, saveDraft, discardDraft, preview, send, read, cancel];
