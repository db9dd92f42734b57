import { read, remove, replace, save } from './saved-filters.ts';

export const savedFilterRoutes = [read, save, replace, remove];
