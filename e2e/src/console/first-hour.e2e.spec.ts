import { erpEvent, SmtpSink, type ProductProcess } from '@messaging/testing';
import type { Browser, Page } from 'playwright-core';
import { mailTo, Shop, startProduct } from '../shop/shop.js';
import { complaintsOf, launchBrowser, patienceMs, storyMs, type Complaints } from './browser.js';

/** One story, step by step, as a new shop lives it; each step rests on those before. */
describe('the first hour of a new shop', () => {
  let product: ProductProcess;
  let browser: Browser;
  let sink: SmtpSink;
  let page: Page;
  let complaints: Complaints;
  let shop: Shop;
  beforeAll(async () => {
    [product, browser, sink] = await Promise.all([startProduct(), launchBrowser(), SmtpSink.start()]);
    shop = Shop.of(product);
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(patienceMs);
    page = await context.newPage();
    complaints = complaintsOf(page);
  }, storyMs);
  afterAll(async () => {
    await browser?.close();
    await Promise.all([product?.dispose(), sink?.close()]);
  });

  const go = (view: string) => page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: view }).click();

  it('begins with the printed link, a name and a password', async () => {
    await page.goto(product.signInUrl ?? '');
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Sol');
    await page.getByRole('textbox', { name: 'Your e-mail' }).fill('ana@example.com');
    await page.getByLabel('New password').fill('a sentence that ana keeps');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hello, Ana' }).waitFor();
    await page.getByText('on trial: nothing leaves').waitFor();
  }, storyMs);

  it('sends a first message within a minute, and watches what becomes of it', async () => {
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('heading', { name: 'Your first message' }).waitFor();
    await page.getByText('It arrived.').waitFor();
    expect(sink.journal()).toHaveLength(0);
  }, storyMs);

  it('connects its mail server and sees that it works', async () => {
    await go('Settings');
    const email = page.getByRole('region', { name: 'Email' });
    await email.getByRole('combobox', { name: 'Carried by' }).click();
    await page.getByRole('option', { name: /Mail server/ }).click();
    await email.getByRole('textbox', { name: 'Sender name' }).fill('Salón Sol');
    await email.getByRole('textbox', { name: 'Sender address' }).fill('shop@example.com');
    await email.getByRole('textbox', { name: 'Server' }).fill(sink.host);
    await email.getByRole('textbox', { name: 'Port' }).fill(String(sink.port));
    await email.getByRole('switch', { name: /TLS/ }).click({ force: true });
    await email.getByRole('button', { name: 'Save' }).click();
    await email.getByRole('button', { name: 'Try it' }).click();
    // Nobody's domain has records here: mail leaves all the same, and the shop is told what is missing.
    await email.getByText(/^It works\./).waitFor();
    await email.getByText('v=spf1', { exact: false }).waitFor();
  }, storyMs);

  it('writes a template without knowing HTML', async () => {
    await go('Templates');
    await page.getByRole('link', { name: 'New template' }).click();
    await page.getByRole('button', { name: /^Email|Email Long/ }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Opening hours');
    await page.getByRole('textbox', { name: 'Subject' }).fill('We open earlier');
    await page.getByRole('button', { name: 'Paragraph' }).click();
    await page.getByRole('textbox', { name: 'Paragraph' }).fill('Hello, from Monday on we open at eight.');
    await page.frameLocator('iframe[title="Preview"]').getByText('from Monday on we open at eight').waitFor();
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.getByRole('heading', { level: 1, name: 'Opening hours' }).waitFor();
  }, storyMs);

  it('switches the welcome on, and an event of its ERP becomes a mail that arrives', async () => {
    await go('Automations');
    await page.getByRole('switch', { name: 'On or off: Welcome' }).click({ force: true });
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('is on.').waitFor();
    await shop.publish(erpEvent('customer.created', { customerId: 'luis', customer: { id: 'luis', firstName: 'Luis', email: 'luis@example.com', locale: 'es' } }));
    expect((await mailTo(sink, 'luis@example.com')).to).toEqual(['luis@example.com']);
    await go('Messages');
    await page.getByRole('button', { name: 'luis@example.com' }).click();
    await page.getByText('Set off by an automation.').waitFor();
  }, storyMs);

  it('finds out why somebody got nothing', async () => {
    await shop.publish(erpEvent('customer.created', { customerId: 'eva', customer: { id: 'eva', firstName: 'Eva', email: null, phone: null } }));
    await page.goto(`${product.baseUrl}/m/messaging/messages/customers/eva/`);
    await page.getByRole('heading', { level: 1, name: /Eva/ }).waitFor();
    await page.getByText('The customer has no address').first().waitFor();
  }, storyMs);

  it('meets nothing on the way that its browser refused', () => {
    expect(complaints.lines).toEqual([]);
  });
});
