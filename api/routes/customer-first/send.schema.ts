import { previewed } from '../../schemas/message.ts';
import { id } from '../../schemas.ts';
import { composed } from './shared.schema.ts';

export const body = composed.extend({
  choiceId: id.meta({ description: 'EM-38: the choice of Customer First that this one message is sent by' }),
  previewed,
});
