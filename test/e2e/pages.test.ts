import { addresses, aPsCustomer, aSubmittedPlan, personOf } from './support/customers.ts';
import { counted, heading, inWindow, lookAt, saveWrongly, text, type Looked } from './support/looking.ts';
import { assertAccessible, widths } from './support/page-checks.ts';
import { visit, type Visit } from './support/visit.ts';

type Ids = { customer: string; document: string; submitted: string; submission: string; assignment: string };

const pages: Looked<Ids>[] = [
  { who: 'dokafor', page: 'Customer search', at: () => addresses.customerSearch, shown: heading('Customer search') },
  {
    who: 'dokafor',
    page: 'Customer search, found',
    at: () => addresses.customerSearch,
    shown: heading('Customer search'),
    first: async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('an');
      await page.keyboard.press('Enter');
      await counted(page).waitFor();
    },
  },
  {
    who: 'dokafor',
    page: 'Customer Summary',
    at: (i) => addresses.customer(i.submitted),
    shown: text('Open processes'),
  },
  { who: 'dokafor', page: 'CSO Actions List', at: () => addresses.csoActions, shown: counted },
  {
    who: 'hmarsh',
    page: 'CSO Actions List, empty',
    at: () => `${addresses.csoActions}?state=returned`,
    shown: text('None of your PS customers is in this state.'),
  },
  {
    who: 'dokafor',
    page: 'Referral, waiting',
    at: (i) => addresses.referral(i.submitted),
    shown: inWindow('Referral', 'Withdraw this submission'),
    first: (page) => page.getByRole('checkbox', { name: 'Withdraw this submission' }).check(),
  },
  {
    who: 'dokafor',
    page: 'Referral, without a plan',
    at: (i) => addresses.referral(i.customer),
    shown: inWindow('Referral', 'Not filled in yet'),
  },
  {
    who: 'dokafor',
    page: 'Personalised Services',
    at: (i) => addresses.personalisedServices(i.submitted),
    shown: text('Customer Management Plan Overview'),
  },
  {
    who: 'dokafor',
    page: 'Communication',
    at: (i) => addresses.communication(i.submitted),
    shown: text('PS CUSTOMER CONTACT'),
  },
  {
    who: 'dokafor',
    page: 'Notes',
    at: (i) => addresses.notes(i.submitted),
    shown: text(/all others are made in Cuba/),
  },
  {
    who: 'dokafor',
    page: 'Core Issue, with errors',
    at: (i) => `${addresses.personalisedServices(i.customer)}/core-issue`,
    shown: inWindow('Core Issue', 'Internal referral type'),
    first: saveWrongly,
  },
  {
    who: 'dokafor',
    page: 'Trigger, with errors',
    at: (i) => `${addresses.personalisedServices(i.customer)}/trigger`,
    shown: inWindow('Trigger', 'Segment'),
    first: saveWrongly,
  },
  {
    who: 'dokafor',
    page: 'Create stacking document',
    at: (i) => `${addresses.personalisedServices(i.customer)}/new-stacking-document`,
    shown: inWindow('Create stacking document', 'Phone Out'),
  },
  {
    who: 'dokafor',
    page: 'Add note, with errors',
    at: (i) => `${addresses.personalisedServices(i.customer)}/stacking-documents/${i.document}/add-note`,
    shown: inWindow('Add note', 'Subject header'),
    first: saveWrongly,
  },
  { who: 'dokafor', page: 'a submission', at: (i) => addresses.submission(i.submission), shown: text('Timeline') },
  { who: 'dokafor', page: 'a page that is none', at: () => '/nowhere', shown: text(/no such page/i) },
  { who: 'mdoyle', page: 'Service Manager Actions List', at: () => addresses.managerActions, shown: counted },
  {
    who: 'mdoyle',
    page: 'Service Manager Actions List, finished',
    at: () => `${addresses.managerActions}?state=finished`,
    shown: text(/\d+ of \d+ shown|Nothing is finished yet/),
  },
  {
    who: 'mdoyle',
    page: 'Service Manager Approval Action, returning',
    at: (i) => addresses.decision(i.submission),
    shown: inWindow('Service Manager Approval Action', 'Timeline'),
    first: async (page) => {
      await page.getByRole('radio', { name: 'Returned' }).check();
      await saveWrongly(page);
    },
  },
  {
    who: 'mdoyle',
    page: 'Service Manager Approval Action, handing over',
    at: (i) => addresses.decision(i.submission),
    shown: inWindow('Service Manager Approval Action', 'Timeline'),
    first: (page) => page.getByRole('radio', { name: 'Hand over' }).check(),
  },
  { who: 'mdoyle', page: 'Reactive Ref', at: () => `${addresses.allocation}/reactive-ref`, shown: counted },
  {
    who: 'mdoyle',
    page: 'PS Internal Referral, Associate',
    at: (i) => `${addresses.allocation}/reactive-ref/add-internal-referral/${i.customer}`,
    shown: inWindow('PS Internal Referral', 'Associate'),
    first: async (page) => {
      await page.getByRole('dialog').getByRole('radio', { name: 'Associate' }).check();
      await saveWrongly(page);
    },
  },
  { who: 'mdoyle', page: 'Assigned customers', at: () => `${addresses.allocation}/assigned-customers`, shown: counted },
  {
    who: 'mdoyle',
    page: 'Reassign customer',
    at: (i) => `${addresses.allocation}/assigned-customers/${i.assignment}/reassign/${i.customer}`,
    shown: inWindow('Reassign customer', /PS customers?/),
  },
  {
    who: 'mdoyle',
    page: 'Close assignment',
    at: (i) => `${addresses.allocation}/assigned-customers/${i.assignment}/close/${i.customer}`,
    shown: inWindow('Close assignment', 'Reason'),
    first: saveWrongly,
  },
  {
    who: 'mdoyle',
    page: 'My leave and delegate, with errors',
    at: () => addresses.leave,
    shown: heading('My leave and delegate'),
    first: (page) => page.getByRole('button', { name: 'Save' }).click(),
  },
  {
    who: 'mdoyle',
    page: 'a page for other roles',
    at: () => addresses.settings,
    shown: text('Your role does not open'),
  },
  { who: 'lkarim', page: 'Audit trail', at: () => addresses.audit, shown: counted },
  { who: 'sachterberg', page: 'Users', at: () => addresses.users, shown: counted },
  {
    who: 'sachterberg',
    page: 'Create a user, with errors',
    at: () => addresses.newUser,
    shown: inWindow('Create a user', 'Who signs in'),
    first: saveWrongly,
  },
  {
    who: 'sachterberg',
    page: 'a user on leave, with a delegate',
    at: () => addresses.user(personOf('plindqvist').id),
    shown: text('Delegate: Margaret Doyle'),
    first: async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('');
      await page.getByRole('form', { name: 'User', exact: true }).getByRole('button', { name: 'Save' }).click();
      await page.getByText('There is a problem').waitFor();
    },
  },
  {
    who: 'sachterberg',
    page: 'one’s own record',
    at: () => addresses.user(personOf('sachterberg').id),
    shown: text('This is your own record'),
  },
  {
    who: 'sachterberg',
    page: 'Change team, with errors',
    at: () => addresses.teams,
    shown: text('PS East 1'),
    first: async (page) => {
      await page.getByRole('button', { name: 'Change PS East 1' }).click();
      await page.getByRole('dialog').getByLabel('Stream').fill('');
      await saveWrongly(page);
    },
  },
  {
    who: 'sachterberg',
    page: 'Roles and permissions',
    at: () => addresses.roles,
    shown: text(/\d+ of \d+ actions shown/),
  },
  { who: 'mdoyle', page: 'Leavers', at: () => addresses.leavers, shown: text('About to leave') },
  {
    who: 'mdoyle',
    page: 'what is still somebody’s',
    at: () => addresses.leaver(personOf('dokafor').id),
    shown: text(/of \d+ selected/),
    first: (page) => page.getByLabel(/^Select all/).check(),
  },
  { who: 'sachterberg', page: 'Settings', at: () => addresses.settings, shown: text('Christmas Day') },
  { who: 'pvane', page: 'What is stuck', at: () => addresses.operations, shown: heading('What is stuck') },
  { who: 'pvane', page: 'Operators’ items', at: () => addresses.operatorItems, shown: counted },
  {
    who: 'pvane',
    page: 'Hand over',
    at: (i) => `${addresses.operatorItems}/${i.submission}/hand-over`,
    shown: inWindow('Hand over', 'Manager'),
  },
];

describe(`RS-4 pages meet WCAG 2.2 AA at ${widths.join(', ')} px`, () => {
  lookAt(pages, prepare);

  it(
    'RS-4 the sign-in page and the provider’s',
    visit(async ({ nobody }) => {
      const somebody = await nobody();
      somebody.expects(/status of 401/);
      const page = await somebody.open();
      await page.getByRole('heading', { name: 'Sign in to Casewright' }).waitFor();
      await assertAccessible(page);
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByLabel('User ID').waitFor();
      await assertAccessible(page);
    }),
  );
});

async function prepare(visiting: Visit): Promise<Ids> {
  const customer = await aPsCustomer(visiting, 'dokafor');
  const submitted = await aSubmittedPlan(visiting, 'dokafor');
  const { id } = await visiting.house.processes.deps.db.assignment.findFirstOrThrow({
    where: { customerId: customer.id, officerId: personOf('dokafor').id },
  });
  return {
    customer: customer.id,
    document: customer.documentId,
    submitted: submitted.id,
    submission: submitted.submissionId,
    assignment: id,
  };
}
