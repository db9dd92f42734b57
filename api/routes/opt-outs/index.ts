import { productsAndServices } from './products-and-services.ts';
import { record } from './record.ts';
import { remove } from './remove.ts';

export const optOutRoutes = [productsAndServices, record, remove];
