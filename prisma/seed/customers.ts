/** The customers of the demonstration data, 112 persons and 8 employers, with phones, and both parties of eighty cases. */
import { addDays, type LocalDate } from '../../domain/time/local-date.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { cyclic, seedId, shuffled } from './deterministic.ts';
import { familyNames, givenNames, organisations } from './names.ts';
import { places, whereThreeZonesMeet, type Place } from './places.ts';

const personCount = 112;
const caseCount = 80;

/** The id of the n-th person, counted from 0. */
export const customerId = (n: number): string => seedId('customer', n);

// Who has an indicator. The same numbers stand in stays.ts for who is in Personalised Services.
const restricted = [9, 47, 83];
const fdv = [5, 9, 14, 22, 36, 51, 68, 77, 95];
/** How many days ago. */
const deceased = new Map([
  [17, 14],
  [58, 30],
  [90, 210],
  [104, 75],
]);
const specialisedAreas = new Map([
  [3, 'Complex Assessment'],
  [11, 'Intensive Debt'],
  [27, 'Complex Assessment'],
  [30, 'International'],
  [44, 'Intensive Debt'],
  [64, 'International'],
  [72, 'Complex Assessment'],
]);

/** Of Centrelink only: their child support case is over. */
const centrelinkOnly = [61];
/** Whose customer the n-th person is; every fourth, and some more, are mutual customers (EM-38). */
export const programsOf = (n: number) => ({
  childSupportCustomer: !centrelinkOnly.includes(n),
  centrelinkCustomer: n % 4 === 0 || [2, 10, 46, ...centrelinkOnly].includes(n),
});

/** Every fictitious mobile once, and this one twice. */
export const sharedMobile = { owners: [20, 61], number: '+61491571491' } as const;
export const mobiles: readonly string[] =
  `570006 570156 570157 570158 570159 570110 570313 570737 571266 571804 571491 572549 572665 572983 573770
   573087 574118 574632 575254 575789 576398 576801 577426 577644 578957 578148 578888 579212 579760 579455`
    .split(/\s+/)
    .map((end) => `+61491${end}`);
/** Fictitious as well: of those that the regulator of that country keeps for drama. */
export const overseasMobile = { owner: 64, number: '+447700900164' } as const;
export function mobileOf(n: number): string | undefined {
  if (n === overseasMobile.owner) return overseasMobile.number;
  return n === 61 ? sharedMobile.number : n % 2 === 0 ? mobiles[n / 2] : undefined;
}
const invalidMobiles = [14, 38];
/** Without a mobile: EM is stopped (EM-2). */
const invalidEmails = [33];

const areaCode: Readonly<Record<string, number>> = { NSW: 2, ACT: 2, VIC: 3, TAS: 3, QLD: 7, SA: 8, WA: 8, NT: 8 };

export type CustomerRows = {
  customers: Prisma.CustomerCreateManyInput[];
  phones: Prisma.PhoneCreateManyInput[];
  cases: Prisma.ChildSupportCaseCreateManyInput[];
  caseProcesses: Prisma.CaseProcessCreateManyInput[];
};

/** The rows, always the same but for the dates, which count back from `today`. */
export function customerRows(today: LocalDate): CustomerRows {
  const persons = Array.from({ length: personCount }, (_, n) => personRow(n, today));
  const employers = organisations.map((name, i) => employerRow(name, i));
  const phones = [
    ...persons.flatMap((_, n) => personPhones(n)),
    ...employers.map((_, i): Prisma.PhoneCreateManyInput => {
      const number = landline(employerPlace(i).state, 900 + i);
      return { id: seedId('phone', 'employer', i), customerId: seedId('employer', i), kind: 'work', number };
    }),
  ];
  return { customers: [...persons, ...employers], phones, ...caseRows(today) };
}

/** Nine digits, not in the order in which the rows stand. */
const csid = (n: number): string => String(210_318_746 + ((n * 7_368_787) % 89_000_000)).padStart(9, '0');

/** Where they live, the n-th person. */
export const placeOf = (n: number): Place => (n === 56 ? whereThreeZonesMeet : cyclic(places, n));
const employerPlace = (i: number): Place =>
  cyclic(
    places.filter((place) => place.country === 'AU'),
    i * 5,
  );

function personRow(n: number, today: LocalDate): Prisma.CustomerCreateManyInput {
  const deceasedDaysAgo = deceased.get(n);
  // two people who share a name, and two of one household who share a mobile
  const family = n === 61 ? 20 : n === 75 ? 2 : n;
  const givenName = cyclic(givenNames, (n === 75 ? 2 : n) * 17);
  const familyName = cyclic(familyNames, family * 29 + Math.floor(family / familyNames.length));
  const address = `${givenName}.${familyName}`.toLowerCase().replace(/[^a-z.]/g, '');
  return {
    id: customerId(n),
    csid: csid(n),
    externalId: `demonstration-${n + 1}`,
    kind: 'person',
    givenNames: givenName,
    familyName,
    ...placeOf(n),
    email: n % 3 === 0 ? `${address}.${n}@example.com` : null,
    emailValid: !invalidEmails.includes(n),
    ...programsOf(n),
    restricted: restricted.includes(n),
    fdvIndicator: fdv.includes(n),
    specialisedArea: specialisedAreas.get(n) ?? null,
    deceasedOn: deceasedDaysAgo === undefined ? null : new Date(addDays(today, -deceasedDaysAgo)),
  };
}

function employerRow(organisationName: string, i: number): Prisma.CustomerCreateManyInput {
  return {
    id: seedId('employer', i),
    csid: csid(1000 + i),
    externalId: `demonstration-employer-${i + 1}`,
    kind: 'employer',
    organisationName,
    ...employerPlace(i),
    email: `payroll.${i + 1}@example.com`,
    emailValid: true,
    restricted: false,
    fdvIndicator: false,
    specialisedArea: null,
    deceasedOn: null,
  };
}

function personPhones(n: number): Prisma.PhoneCreateManyInput[] {
  const phones: Prisma.PhoneCreateManyInput[] = [];
  const add = (kind: string, number: string, valid = true) =>
    phones.push({ id: seedId('phone', n, kind), customerId: customerId(n), kind, number, valid });
  const mobile = mobileOf(n);
  if (mobile) add('mobile', mobile, !invalidMobiles.includes(n));
  const { country, state } = placeOf(n);
  if (country !== 'AU') return phones; // no fictitious landlines from elsewhere
  if (n % 4 === 1 || n % 10 === 0) add('home', landline(state, n), n % 21 !== 0);
  if (n % 8 === 3) add('work', landline(state, 300 + n));
  return phones;
}

/** From the ranges kept for fiction: 5550 xxxx and 7010 xxxx of each area. */
const landline = (state: string | null, n: number): string =>
  `+61${areaCode[state ?? ''] ?? 2}${n % 2 ? '5550' : '7010'}${String(1000 + n)}`;

/** Everybody is in one case; some are in a second one, with another party. */
function caseRows(today: LocalDate): Pick<CustomerRows, 'cases' | 'caseProcesses'> {
  const everybody = Array.from({ length: personCount }, (_, n) => n);
  const order = [...shuffled(everybody, 1), ...shuffled(everybody, 2)];
  const pairs: [number, number][] = [];
  for (let i = 0; pairs.length < caseCount; i += 2) {
    const [paying = 0, receiving = 0] = order.slice(i, i + 2);
    const known = pairs.some((pair) => pair.includes(paying) && pair.includes(receiving));
    if (!known) pairs.push([paying, receiving]);
  }
  const cases = pairs.map(([paying, receiving], i) => ({
    id: seedId('case', i),
    number: String(30_000_000 + i * 13_577),
    payingParentId: customerId(paying),
    receivingParentId: customerId(receiving),
  }));
  return { cases, caseProcesses: pairs.flatMap((pair, i) => processesOfCase(i, pair, today)) };
}

const processKinds = ['newRegistration', 'objection', 'changeOfAssessment', 'changeOfCare'] as const;

/** Two of three cases have a process under way; some have one that is over. */
function processesOfCase(i: number, pair: [number, number], today: LocalDate): Prisma.CaseProcessCreateManyInput[] {
  const row = (
    which: string,
    startedDaysAgo: number,
    endedDaysAgo: number | null,
  ): Prisma.CaseProcessCreateManyInput => ({
    id: seedId('caseProcess', i, which),
    caseId: seedId('case', i),
    kind: cyclic(processKinds, i + (endedDaysAgo === null ? 0 : 1)),
    initiatingPartyId: customerId(cyclic(pair, Math.floor(i / 2))),
    startedOn: new Date(addDays(today, -startedDaysAgo)),
    endedOn: endedDaysAgo === null ? null : new Date(addDays(today, -endedDaysAgo)),
  });
  const isOver = pair.some((n) => centrelinkOnly.includes(n));
  return [
    ...(i % 3 === 2 || isOver ? [] : [row('open', 4 + ((i * 11) % 120), null)]),
    ...(i % 10 === 4 && !isOver ? [row('second', 2 + (i % 30), null)] : []),
    ...(i % 4 === 0 ? [row('over', 200 + i, 130 + i)] : []),
  ];
}
