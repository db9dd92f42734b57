/** Where letters go, in the demonstration data: streets that nobody lives in. */
import type { CustomerRows } from './customers.ts';
import { cyclic } from './deterministic.ts';

const streets = [
  'Example Street',
  'Sample Road',
  'Specimen Avenue',
  'Placeholder Crescent',
  'Fictitious Lane',
  'Nowhere Parade',
];

/** Every seventh has a unit, every eleventh a PO box, every thirteenth none recorded. */
export const withAddress = <Row extends CustomerRows['customers'][number]>(
  row: Row,
  i: number,
): Row & { addressLines: string } => {
  const street = `${1 + ((i * 7) % 240)} ${cyclic(streets, i)}`;
  const addressLines =
    i % 13 === 12 ? '' : i % 11 === 10 ? `PO Box ${100 + i}` : i % 7 === 6 ? `Unit ${1 + (i % 20)}\n${street}` : street;
  return { ...row, addressLines };
};
