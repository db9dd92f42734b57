/** Customer Summary: who this is, the cases with the other party, and what is under way. */
import { nationalForm } from '../../domain/customers/phone.ts';
import { mayViewStays } from '../../domain/personalised-services/assignment.ts';
import type { Possible } from '../../domain/possible.ts';
import { customerZone } from '../../domain/time/customer-zones.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customersById, customerShort, type CustomerShort } from './customer-short.ts';
import { localDate } from './local-date.ts';
import { personShort, personShortSelect, personsById, type PersonShort } from './person-short.ts';
import { managerOf } from './plan-submissions-read.ts';
import { isOpen, stay } from './stays.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

const caseProcesses = {
  where: { endedOn: null },
  select: { kind: true, startedOn: true, initiatingPartyId: true },
  orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
} as const satisfies Prisma.ChildSupportCase$processesArgs;

type CaseLine = {
  id: string;
  number: string;
  role: 'payingParent' | 'receivingParent';
  /** Null: there is one, but none that exists for the viewer. */
  otherParty: CustomerShort | null;
  processes: { kind: string; startedOn: string; initiatedBy: 'thisCustomer' | 'otherParty' }[];
};
export type CustomerSummary = CustomerShort & {
  givenNames: string;
  familyName: string;
  organisationName: string;
  country: string;
  state: string | null;
  locality: string | null;
  postcode: string | null;
  timeZone: string | null;
  email: string | null;
  emailValid: boolean;
  phones: { id: string; kind: string; number: string; valid: boolean }[];
  indicators: {
    restricted: boolean;
    fdv: boolean;
    deceasedOn: string | null;
    specialisedArea: string | null;
    employer: boolean;
  };
  /** Whose customer it is now; a mutual customer is both (EM-38). */
  programs: { childSupport: boolean; centrelink: boolean };
  cases: CaseLine[];
  openProcesses: {
    id: string;
    kind: string;
    step: string;
    needs: string;
    waitingFor: PersonShort | null;
    dueAt: string | null;
    subjectId: string;
  }[];
  assignment: { id: string; officer: PersonShort; openedAt: string } | null;
  pendingReferral: { id: string; createdAt: string } | null;
  may: { viewPersonalisedServices: Possible };
};

/** Null: no such customer, or none that exists for the viewer. */
export async function readCustomerSummary(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
): Promise<CustomerSummary | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    include: {
      phones: { orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
      casesPaying: { include: { processes: caseProcesses }, orderBy: { number: 'asc' } },
      casesReceiving: { include: { processes: caseProcesses }, orderBy: { number: 'asc' } },
      processes: { where: { outcome: null }, orderBy: { startedAt: 'asc' } },
      assignments: { select: { ...stay, id: true, officer: { select: personShortSelect } } },
      internalReferrals: { where: { state: 'pending' }, select: { id: true, createdAt: true } },
    },
  });
  if (!row) return null;
  const parties = [
    ...row.casesPaying.map((c) => ({ ...c, role: 'payingParent' as const, otherId: c.receivingParentId })),
    ...row.casesReceiving.map((c) => ({ ...c, role: 'receivingParent' as const, otherId: c.payingParentId })),
  ];
  const others = await customersById(
    reader,
    viewer,
    parties.map(({ otherId }) => otherId),
  );
  const people = await personsById(reader, row.processes.map(managerOf));
  const assignment = row.assignments.find(isOpen);
  const [referral] = row.internalReferrals;
  return {
    ...customerShort(row),
    givenNames: row.givenNames,
    familyName: row.familyName,
    organisationName: row.organisationName,
    country: row.country,
    state: row.state,
    locality: row.locality,
    postcode: row.postcode,
    timeZone: customerZone(row),
    email: row.email,
    emailValid: row.emailValid,
    phones: row.phones.map(({ id, kind, number, valid }) => ({ id, kind, number: nationalForm(number), valid })),
    indicators: {
      restricted: row.restricted,
      fdv: row.fdvIndicator,
      deceasedOn: localDate(row.deceasedOn),
      specialisedArea: row.specialisedArea,
      employer: row.kind === 'employer',
    },
    programs: { childSupport: row.childSupportCustomer, centrelink: row.centrelinkCustomer },
    cases: parties.map(({ id, number, role, otherId, processes }) => ({
      id,
      number,
      role,
      otherParty: others.get(otherId) ?? null,
      processes: processes.map((p) => ({
        kind: p.kind,
        startedOn: localDate(p.startedOn),
        initiatedBy: p.initiatingPartyId === customerId ? ('thisCustomer' as const) : ('otherParty' as const),
      })),
    })),
    openProcesses: row.processes.map((process) => ({
      id: process.id,
      kind: process.kind,
      step: process.step,
      needs: process.needs,
      waitingFor: people.find(managerOf(process)),
      dueAt: process.dueAt?.toISOString() ?? null,
      subjectId: process.subjectId,
    })),
    assignment: assignment
      ? { id: assignment.id, officer: personShort(assignment.officer), openedAt: assignment.openedAt.toISOString() }
      : null,
    pendingReferral: referral ? { id: referral.id, createdAt: referral.createdAt.toISOString() } : null,
    may: { viewPersonalisedServices: mayViewStays(viewer, row.assignments) },
  };
}
