import type { Message } from '@messaging/contracts';
import { eventually, type ProductProcess } from '@messaging/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { CampaignDesk } from '../shop/campaign-desk.js';
import { Shop, startProduct } from '../shop/shop.js';
import { complaintsOf, launchBrowser, openView, patienceMs, signIn, storyMs } from './browser.js';

describe('before something lasts', () => {
  let browser: Browser;
  let product: ProductProcess;
  let page: Page;
  let desk: CampaignDesk;
  let shop: Shop;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
    shop = Shop.of(product);
    desk = new CampaignDesk(shop);
    await shop.ask(200, shop.client.patch('/api/v1/settings', { policy: { confirmAbove: 3 } }));
    await desk.customers(Array.from({ length: 4 }, (_, index) => ({ id: `c-${index}`, firstName: 'Ana', email: `ana+${index}@example.com`, consent: { email: { marketing: true } } })));
    ({ page } = await signIn(browser, product.signInUrl ?? ''));
  }, storyMs);
  afterAll(() => Promise.all([browser.close(), product.dispose()]));

  /** Both clicks in one turn of the page, before it can draw the button as pressed; over when everything asked for was answered. */
  const clickTwice = async (button: Locator, path: string): Promise<void> => {
    const answers: Promise<unknown>[] = [];
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith(path)) answers.push(request.response()); });
    await button.evaluate((pressed: { click(): void }) => { pressed.click(); pressed.click(); });
    await eventually(() => answers.length > 0);
    for (let awaited = 0; awaited < answers.length; await Promise.all(answers)) awaited = answers.length;
  };
  const messagesTo = async (q: string): Promise<readonly Message[]> => (await shop.ask<{ items: Message[] }>(200, shop.client.get('/api/v1/messages', { query: { q } }))).items;

  it('a double click sends one first message, and makes one copy of it where it is sent again', async () => {
    const card = page.getByRole('region', { name: 'See how it works' });
    await card.getByRole('textbox').fill('first@example.com');
    await clickTwice(card.getByRole('button', { name: 'Send it' }), '/api/v1/messages');
    const [first, ...others] = await messagesTo('first@example.com');
    expect(others).toEqual([]);
    await openView(page, product.baseUrl, { name: 'message', path: `messages/?open=${first?.id}` });
    await page.getByRole('button', { name: 'Send again' }).click();
    await clickTwice(page.getByRole('dialog', { name: 'Send this again?' }).getByRole('button', { name: 'Send again' }), '/resend');
    expect(await messagesTo('first@example.com')).toHaveLength(2);
  }, storyMs);

  it('a campaign of many is sent after one question, in which their number is typed', async () => {
    const { lines } = complaintsOf(page);
    const id = await desk.create({ templateId: await desk.template('Hello. {{unsubscribeUrl}}', 'Colour week'), name: 'Colour week' });
    await openView(page, product.baseUrl, { name: 'review', path: `campaigns/${id}/?step=review` });
    await page.getByRole('button', { name: 'Send to 4 people' }).click();
    const question = page.getByRole('dialog', { name: 'Send to 4 people?' });
    const send = question.getByRole('button', { name: 'Send to 4 people' });
    expect(await send.isDisabled()).toBe(true);
    await question.getByRole('textbox').fill('4');
    await send.click();
    await question.waitFor({ state: 'detached' });
    await desk.until(id, 'completed');
    await page.getByText(/4 of 4 arrived/).first().waitFor({ timeout: patienceMs });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(lines).toEqual([]);
  }, storyMs);

  it('an hour that has passed is named at its field, before the review', async () => {
    const id = await desk.create({ templateId: await desk.template('Hello. {{unsubscribeUrl}}', 'Late'), name: 'Late' });
    await openView(page, product.baseUrl, { name: 'time', path: `campaigns/${id}/?step=time&at=2026-01-01T10:00` });
    const field = page.getByLabel('Date and time');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('That time has passed. Choose a later one.').waitFor();
    expect(await field.evaluate('document.activeElement.type')).toBe('datetime-local');
    await field.fill('2999-01-01T10:00');
    await page.getByText('That time has passed. Choose a later one.').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Schedule for 4 people' }).waitFor();
    // By way of another step, too, and with an hour that is kept in the address.
    await openView(page, product.baseUrl, { name: 'content', path: `campaigns/${id}/?step=content&at=2026-01-01T10:00` });
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('That time has passed. Choose a later one.').waitFor();
  }, storyMs);

  it('what becomes of a campaign is said aloud, and stands in its page once', async () => {
    const id = await desk.create({ templateId: await desk.template('Hello. {{unsubscribeUrl}}', 'Called off'), name: 'Called off' });
    await desk.act(id, 'schedule', { at: '2999-01-01T10:00', zone: 'hub', confirmRecipients: 4 });
    await openView(page, product.baseUrl, { name: 'campaign', path: `campaigns/${id}/` });
    await page.getByText(/^Goes out /).waitFor();
    await desk.act(id, 'cancel');
    const words = /^Called off; 0 were sent before/;
    const said = page.getByRole('status').getByText(words);
    await said.waitFor({ state: 'attached' });
    await said.waitFor({ state: 'detached' });
    expect(await page.getByText(words).count()).toBe(1);
  }, storyMs);

  it('a value that nobody knows is named, and the nearest one put in its place', async () => {
    const id = await desk.template('Hola {{nombre}}, {{pedido}}. {{unsubscribeUrl}}', 'Un aviso');
    await openView(page, product.baseUrl, { name: 'template', path: `templates/${id}/` });
    await page.getByText('2 placeholders are not known values').waitFor();
    await page.getByText('“pedido” is not among the values under “Insert”.').waitFor();
    await page.getByRole('button', { name: 'Use First name' }).click();
    await page.getByText('One placeholder is not a known value').waitFor();
    await page.locator('.cm-chip', { hasText: 'First name' }).waitFor();
    expect(await page.getByRole('button', { name: /^Use / }).count()).toBe(0);
  }, storyMs);

  it('a test of a template says what the customer of its preview gets', async () => {
    const id = await desk.template('Hola {{customer.firstName}}. {{unsubscribeUrl}}', 'A test');
    await openView(page, product.baseUrl, { name: 'template', path: `templates/${id}/` });
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Send yourself a test' });
    await dialog.getByRole('textbox').fill('owner@example.com');
    await clickTwice(dialog.getByRole('button', { name: 'Send' }), '/test-send');
    await dialog.waitFor({ state: 'detached' });
    const sent = await eventually(async () => (await messagesTo('owner@example.com'))[0]?.body ?? false);
    expect(await messagesTo('owner@example.com')).toHaveLength(1);
    expect(sent).toMatch(/^Hola Ana\. /);
  }, storyMs);
});
