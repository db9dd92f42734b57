/** A customer's stays in Personalised Services, as far as they say whose the customer is (RS-1). */
import type { Prisma } from '../../generated/prisma/client.ts';

/** What `mayViewStays` asks of each. */
export const stay = { officerId: true, openedAt: true, closedAt: true } as const satisfies Prisma.AssignmentSelect;
export const isOpen = ({ closedAt }: { closedAt: Date | null }) => closedAt === null;
