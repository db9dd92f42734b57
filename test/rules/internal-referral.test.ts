import assert from 'node:assert/strict';
import { mayBeAssociate, mayBeReferred } from '../../domain/personalised-services/internal-referral.ts';
import type { Possible } from '../../domain/possible.ts';

const why = (possible: Possible) => (possible.possible ? null : possible.why);
const free = { kind: 'person', deceased: false, pendingReferral: false, openAssignment: false };

describe('Internal referral', () => {
  const referred: [title: string, customer: Partial<typeof free>, expected: string | null][] = [
    ['PS-1 refers a customer who is not in Personalised Services', {}, null],
    ['PS-1 refuses one who waits to be assigned', { pendingReferral: true }, 'referred already'],
    ['PS-1 refuses an employer', { kind: 'employer' }, 'employer'],
    ['PS-1 refuses the deceased', { deceased: true }, 'deceased'],
    ['PS-4 refuses one with an open assignment', { openAssignment: true }, 'in Personalised Services already'],
  ];
  for (const [title, customer, expected] of referred)
    it(title, () => {
      const sentence = why(mayBeReferred({ ...free, ...customer }));
      if (expected === null) assert.equal(sentence, null);
      else assert.match(sentence ?? '', new RegExp(expected));
    });

  const ps = { sameCustomer: false, openAssignment: true };
  const associates: [
    title: string,
    type: 'Other' | 'Associate',
    associate: typeof ps | null,
    expected: string | null,
  ][] = [
    ['PS-2 Associate names an existing PS customer', 'Associate', ps, null],
    ['PS-2 Associate without an associate is refused', 'Associate', null, 'Enter the CSID'],
    [
      'PS-2 Associate with one who is no PS customer is refused',
      'Associate',
      { ...ps, openAssignment: false },
      'not in Personalised',
    ],
    ['PS-2 nobody is their own associate', 'Associate', { ...ps, sameCustomer: true }, 'own associate'],
    ['PS-2 Other names nobody', 'Other', null, null],
    ['PS-2 any other type with an associate is refused', 'Other', ps, 'Only a referral of type Associate'],
  ];
  for (const [title, type, associate, expected] of associates)
    it(title, () => {
      const sentence = why(mayBeAssociate(type, associate));
      if (expected === null) assert.equal(sentence, null);
      else assert.match(sentence ?? '', new RegExp(expected));
    });
});
