/** What is picked from administrators' lists and never typed (EM-4, EM-41). */
import type { ListEntry } from '../../client/model.ts';

/** `usual`: what stands there until another one is picked. */
type Picking = { options: { value: string; label: string }[]; usual: string };
export type Pickable = { agencyPhone: Picking; paymentType: Picking };

/** The number that nearly every text names; where the list no longer has it, the first of the list. */
const usualPhone = '131 272';

export function pickableOf(phones: readonly ListEntry[], types: readonly ListEntry[]): Pickable {
  const agencyPhone = offered(phones, ({ name, text }) => ({ value: text, label: `${text}, ${name}` }));
  const paymentType = offered(types, ({ name }) => ({ value: name, label: name }));
  const known = agencyPhone.find(({ value }) => value === usualPhone) ?? agencyPhone[0];
  return {
    agencyPhone: { options: agencyPhone, usual: known?.value ?? '' },
    paymentType: { options: paymentType, usual: '' },
  };
}

/** What was picked and is offered no longer counts as not picked, in the field as on the handset. */
export const asOffered = <T extends Record<keyof Pickable, string>>(texts: T, pickable: Pickable): T => {
  const still = (name: keyof Pickable) =>
    pickable[name].options.some(({ value }) => value === texts[name]) ? texts[name] : '';
  return { ...texts, agencyPhone: still('agencyPhone'), paymentType: still('paymentType') };
};

const offered = (entries: readonly ListEntry[], option: (entry: ListEntry) => Picking['options'][number]) =>
  entries.filter(({ active }) => active).map(option);
