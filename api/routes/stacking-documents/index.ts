import { addNote } from './add-note.ts';
import { create } from './create.ts';
import { searchNotes } from './search-notes.ts';

export const stackingDocumentRoutes = [create, addNote, searchNotes];
