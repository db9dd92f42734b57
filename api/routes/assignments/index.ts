import { close } from './close.ts';
import { create } from './create.ts';
import { reassign } from './reassign.ts';

export const assignmentRoutes = [create, reassign, close];
