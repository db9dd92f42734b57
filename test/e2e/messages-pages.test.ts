import { addOptOut } from '../support/message-fixture.ts';
import { askToSend, choose, missedCall, notReceived, preview, previewWindow } from './support/composing.ts';
import { addresses } from './support/customers.ts';
import { counted, heading, inWindow, lookAt, text, type Looked } from './support/looking.ts';
import { aMessage, aRecipient } from './support/messages.ts';
import { widths } from './support/page-checks.ts';
import type { Visit } from './support/visit.ts';

type Ids = { recipient: string; held: string; heldMessage: string; optedOut: string };

const pages: Looked<Ids>[] = [
  {
    who: 'nquill',
    page: 'Customer Summary, opted out',
    at: (i) => addresses.customer(i.optedOut),
    shown: text('Customer has an SMS opt out recorded'),
  },
  {
    who: 'nquill',
    page: 'Generate Desktop Message, with errors',
    at: (i) => addresses.desktopMessage(i.recipient),
    shown: text('Check with the customer'),
    first: async (page) => {
      await choose(page, notReceived);
      await preview(page).click();
      await page.getByText('There is a problem').waitFor();
    },
  },
  {
    who: 'nquill',
    page: 'Generate Desktop Message, barred, with FDV concerns and an area’s advice',
    at: (i) => addresses.desktopMessage(i.optedOut),
    shown: text('Customer has an SMS opt out recorded'),
    first: (page) => choose(page, missedCall),
  },
  {
    who: 'nquill',
    page: 'Preview Message',
    at: (i) => addresses.desktopMessage(i.recipient),
    shown: text('Check with the customer'),
    first: async (page) => {
      await choose(page, missedCall);
      await preview(page).click();
      await previewWindow(page).waitFor();
    },
  },
  {
    who: 'nquill',
    page: 'Confirmation within the hour',
    at: (i) => addresses.desktopMessage(i.held),
    shown: text('Check with the customer'),
    first: async (page) => {
      await choose(page, missedCall);
      await askToSend(page);
    },
  },
  {
    who: 'nquill',
    page: 'Outbound Correspondence, with errors',
    at: (i) => addresses.outboundCorrespondence(i.held),
    shown: heading('Outbound Correspondence'),
    first: async (page) => {
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByText('There is a problem').waitFor();
    },
  },
  {
    who: 'nquill',
    page: 'Outbound Correspondence',
    at: (i) => addresses.outboundMessages(i.held),
    shown: counted,
  },
  {
    who: 'nquill',
    page: 'Letters List',
    at: (i) => addresses.lettersList(i.held),
    shown: text(/^No letter is listed/),
  },
  {
    who: 'nquill',
    page: 'Message, in a window',
    at: (i) => `${addresses.lettersList(i.held)}/messages/${i.heldMessage}`,
    shown: inWindow('Message', 'Timeline'),
  },
  { who: 'nquill', page: 'Message', at: (i) => addresses.message(i.heldMessage), shown: text('Timeline') },
  { who: 'nquill', page: 'My work items', at: () => addresses.workItems, shown: counted },
  {
    who: 'sachterberg',
    page: 'Stop switch, with errors',
    at: () => addresses.sending,
    shown: text('Nothing is stopped.'),
    first: async (page) => {
      await page.getByRole('button', { name: 'Stop sending' }).click();
      await page.getByText('There is a problem').waitFor();
    },
  },
];

describe(`RS-4 pages of messages meet WCAG 2.2 AA at ${widths.join(', ')} px`, () => {
  lookAt(pages, prepare);
});

async function prepare(visiting: Visit): Promise<Ids> {
  const { house } = visiting;
  const [recipient, held, optedOut] = [
    await aRecipient(house),
    await aRecipient(house, 'closed'),
    await aRecipient(house),
  ];
  const { db } = house.processes.deps;
  await addOptOut(db, optedOut.id);
  // everything that may be said before composing
  const area = await db.listEntry.findFirstOrThrow({ where: { list: 'specialisedArea', active: true } });
  await db.customer.update({ where: { id: optedOut.id }, data: { fdvIndicator: true, specialisedArea: area.name } });
  const heldMessage = await aMessage(visiting, 'nquill', held);
  return { recipient: recipient.id, held: held.id, heldMessage, optedOut: optedOut.id };
}
