import { addresses, personOf } from './support/customers.ts';
import { heading, lookAt, text, type Looked } from './support/looking.ts';
import { aHolder, anAccountHolder, begin, updateWindow } from './support/online-accounts.ts';
import { widths } from './support/page-checks.ts';
import type { Visit } from './support/visit.ts';

type Ids = { holder: string; nobody: string };

const pages: Looked<Ids>[] = [
  { who: 'nquill', page: 'Online Acc.', at: (i) => addresses.onlineAccounts(i.holder), shown: text('4000012345') },
  {
    who: 'nquill',
    page: 'Update Online Account, with errors',
    at: (i) => addresses.onlineAccounts(i.nobody),
    shown: heading('Online Acc.'),
    first: async (page) => {
      await begin(page, 'Add');
      await updateWindow(page).getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('There is a problem').waitFor();
    },
  },
  {
    who: 'nquill',
    page: 'CSA Online Account History',
    at: (i) => addresses.accountHistory(i.holder),
    shown: text('Account created'),
  },
  {
    who: 'nquill',
    page: 'Preferred Product Channel List, being updated',
    at: (i) => addresses.channelPreferences(i.holder),
    shown: text('Assessment notice'),
    first: async (page) => {
      await page.getByRole('button', { name: 'Update Channel Preference' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
      await page.getByRole('button', { name: 'Apply To All' }).waitFor();
    },
  },
  {
    who: 'sachterberg',
    page: 'Proof of identity',
    at: () => addresses.proofQuestions,
    shown: heading('Proof of identity'),
  },
  {
    who: 'sachterberg',
    page: 'Products and channels',
    at: () => addresses.channelProducts,
    shown: heading('Products and channels'),
  },
];

describe(`RS-4 pages of online accounts meet WCAG 2.2 AA at ${widths.join(', ')} px`, () => {
  lookAt(pages, prepare);
});

async function prepare({ house }: Visit): Promise<Ids> {
  const { customerId } = await anAccountHolder(house, '4000012345', personOf('nquill').id);
  return { holder: customerId, nobody: await aHolder(house) };
}
