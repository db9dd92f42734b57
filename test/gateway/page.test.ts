/** The handsets' page in a real browser. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startSmsGateway, type TestSmsGateway } from '../support/sms-gateway.ts';
import { twilioClient } from './support/twilio-client.ts';
import { takeWebhooks, type Webhook } from './support/webhook.ts';

const [asha, ben] = ['+61491570006', '+61491570156'];

describe('the simulated gateway: the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  let gateway: TestSmsGateway;
  let webhook: Webhook;
  const send = (to: string, body: string) => twilioClient(gateway).messages.create({ to, from: 'Child Supp', body });

  before(async () => {
    browser = await launchBrowser();
    page = await (await browser.newContext()).newPage();
  });
  after(() => browser.close());
  beforeEach(async () => {
    webhook = await takeWebhooks('t');
    gateway = await startSmsGateway({ authTokens: ['t'], inboundUrl: `${webhook.url}/inbound` });
    await send(asha, 'Please call us.');
    await page.goto(gateway.url);
  });
  afterEach(async () => {
    await page.goto('about:blank');
    await gateway.close();
    await webhook.close();
  });
  const handset = (name: string) => page.getByRole('article', { name });

  it('EM-19 shows new messages by itself and leaves alone what somebody types', async () => {
    const reply = handset('0491 570 006').getByLabel('Reply from 0491 570 006');
    await reply.fill('half typ');
    await send(asha, 'And bring your papers.');
    await send(ben, 'Hello Ben.');
    await handset('0491 570 156').getByText('Hello Ben.').waitFor();
    await handset('0491 570 006').getByText('And bring your papers.').waitFor();
    assert.equal(await reply.inputValue(), 'half typ');
    const texts = await handset('0491 570 006').locator('.text').allTextContents();
    assert.deepEqual(texts, ['And bring your papers.', 'Please call us.']);
  });

  it('EM-14 sends a reply by keyboard, and STOP by its button', async () => {
    const reply = handset('0491 570 006').getByLabel('Reply from 0491 570 006');
    await reply.fill('Who is this?');
    await reply.press('Enter');
    await page.getByRole('status').getByText('“Who is this?” has gone to Casewright.').waitFor();
    webhook.answerWith(500);
    await handset('0491 570 006').getByRole('button', { name: 'STOP' }).click();
    await page.getByRole('status').getByText('Casewright did not take it (500)').waitFor();
    await handset('0491 570 006').getByText('Opted out with STOP').waitFor();
    assert.deepEqual(
      webhook.received.map(({ params }) => params['Body']),
      ['Who is this?', 'STOP'],
    );
    await assert.rejects(send(asha, 'x'), { code: 21610 });
  });

  it('EM-26 sets a fault, tells what it does, and what was wrong with one', async () => {
    await page.getByText('Set a fault').click();
    await page.getByLabel('Number').fill('0491 570 156');
    await page.getByLabel('Fault', { exact: true }).selectOption('undelivered');
    await page.getByText('The message is sent and, after seconds (0), ends undelivered').waitFor();
    await page.getByLabel('Code').fill('30007');
    await page.getByRole('button', { name: 'Set fault' }).click();
    await page.getByText('0491 570 156, next send: undelivered, code 30007').waitFor();
    await send(ben, 'x');
    await handset('0491 570 156').getByText('Not on this handset: 1 undelivered (30007)').waitFor();
    await page.getByLabel('Number').fill('soon');
    await page.getByRole('button', { name: 'Set fault' }).click();
    await page.getByRole('status').getByText('must be a number such as +61491570006').waitFor();
  });

  it('WCAG 2.2 AA: axe finds nothing on it, with everything open', async () => {
    await gateway.inbound({ from: asha, body: 'STOP' });
    await handset('0491 570 006').getByText('Opted out with STOP').waitFor();
    await page.getByText('Set a fault').click();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
  });
});
