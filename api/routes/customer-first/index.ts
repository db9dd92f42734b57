import { choose } from './choose.ts';
import { discardDraft, draft, saveDraft } from './draft.ts';
import { form } from './form.ts';
import { history } from './history.ts';
import { preview } from './preview.ts';
import { send } from './send.ts';

export const customerFirstRoutes = [form, choose, preview, send, history, draft, saveDraft, discardDraft];
