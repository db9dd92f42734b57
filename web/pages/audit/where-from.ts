/** From where something was opened (RS-2), as people call it. */
import type { Permission } from '../../../domain/people/permissions.ts';
import { addresses, menu, type MenuGroup, type MenuItem } from '../../frame/menu.ts';

type Place = { at: (address: string) => boolean; label: string; needs: Permission };
const id = '[^/]+';
const below = (pattern: string) => {
  const whole = new RegExp(`^${pattern}(?:/|$)`);
  return (address: string) => whole.test(address);
};
const itemsOf = ({ items = [], groups = [] }: MenuGroup): MenuItem[] => [...items, ...groups.flatMap(itemsOf)];

/** The first that fits; windows go by the page that they lie above. */
const places: Place[] = [
  { at: below(addresses.personalisedServices(id)), label: 'Personalised Services', needs: 'personalisedServices.view' },
  { at: below(addresses.outboundCorrespondence(id)), label: 'Outbound Correspondence', needs: 'messages.view' },
  { at: below(addresses.lettersList(id)), label: 'Letters List', needs: 'messages.view' },
  { at: below(addresses.desktopMessage(id)), label: 'Generate Desktop Message', needs: 'messages.send' },
  { at: below(addresses.customerDetails(id)), label: 'Individual Customer Details', needs: 'customers.edit' },
  { at: below(addresses.productsAndServices(id)), label: 'Products and Services', needs: 'customers.edit' },
  { at: below(addresses.customer(id)), label: 'Customer Summary', needs: 'customers.view' },
  { at: below(addresses.message(id)), label: 'Message', needs: 'messages.view' },
  { at: below(addresses.correspondence(id)), label: 'Email or letter', needs: 'messages.view' },
  { at: below(addresses.submission(id)), label: 'Submitted plan', needs: 'personalisedServices.view' },
  { at: below(addresses.transferReferral(id)), label: 'Referral', needs: 'personalisedServices.view' },
  ...menu.flatMap(itemsOf).map(({ label, to, needs }) => ({ at: below(to), label, needs })),
];

/** `label`: the page's title, or what it was opened for; `needs`: what the page may be opened with, where it is one of ours. */
export function whereFrom(why: string): { label: string; needs: Permission | null } {
  const place = places.find(({ at }) => at(why));
  if (place) return { label: place.label, needs: place.needs };
  if (why.startsWith('workItem:')) return { label: 'Work item', needs: null };
  if (why.startsWith('process:')) return { label: 'Process', needs: null };
  return { label: why, needs: null };
}
