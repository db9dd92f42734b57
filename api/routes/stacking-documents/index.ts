import { addNote } from './add-note.ts';
import { create } from './create.ts';

export const stackingDocumentRoutes = [create, addNote];
