import type { Message } from '@messaging/contracts';
import { erpEvent, eventually, type ProductProcess } from '@messaging/testing';
import type { Browser, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { VendorCallbacks } from '../shop/vendor-callbacks.js';
import { brokenRules } from './broken-rules.js';
import { complaintsOf, everythingShown, launchBrowser, openView, signIn, storyMs, type Complaints } from './browser.js';

const ana = '+34600700001';
const templatesAtMeta = [{ name: 'visit', language: 'en', parameters: 0 }, { name: 'offer', language: 'en', parameters: 0, status: 'REJECTED' }, { name: 'fresh', language: 'en', parameters: 0, status: 'PENDING' }];

describe('what the console says in small', () => {
  const vendors = new VendorCallbacks(templatesAtMeta);
  let product: ProductProcess;
  let browser: Browser;
  let shop: Shop;
  let page: Page;
  let complaints: Complaints;
  beforeAll(async () => {
    await vendors.listen();
    [product, browser] = await Promise.all([startProduct({ env: vendors.env }), launchBrowser()]);
    shop = Shop.of(product);
    await vendors.connect(shop);
    ({ page } = await signIn(browser, product.signInUrl ?? ''));
    complaints = complaintsOf(page);
  }, storyMs);
  afterEach(() => expect(complaints.lines).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.dispose();
    await vendors.stop();
  });

  const open = (path: string): Promise<void> => openView(page, product.baseUrl, { name: path, path });
  const brokenInBothThemes = async (): Promise<readonly string[]> => {
    const broken: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
      await everythingShown(page); // a colour that is on its way breaks rules that neither end does
      broken.push(...(await brokenRules(page)).map((rule) => `${colorScheme}: ${rule}`));
    }
    await page.emulateMedia({ colorScheme: null });
    return broken;
  };
  /** What Ana wrote by WhatsApp, so many seconds ago. */
  const wrote = (body: string, agoS: number): Promise<void> =>
    vendors.fromMeta(shop, 'messages', { contacts: [{ profile: { name: 'Ana' }, wa_id: ana.slice(1) }], messages: [{ from: ana.slice(1), id: `wamid.${agoS}`, timestamp: String(Math.floor(Date.now() / 1000) - agoS), type: 'text', text: { body } }] });

  it('draws lines and quiet words more strongly for who has asked for more contrast', async () => {
    await open('settings/channels/');
    const drawn = (): Promise<string[]> => page.evaluate<string[]>(`['--line', '--mantine-color-dimmed'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))`);
    const [line, dimmed] = await drawn();
    await page.emulateMedia({ contrast: 'more' });
    expect((await drawn()).map((now, index) => now === [line, dimmed][index])).toEqual([false, false]);
    expect(await brokenInBothThemes()).toEqual([]);
    await page.emulateMedia({ contrast: null });
  });

  it('lets nothing move without end for who has asked for less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await open('dashboard/');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 1500, downloadThroughput: -1, uploadThroughput: -1 });
    await page.getByRole('link', { name: 'Templates' }).click();
    const bar = page.locator('.mantine-Skeleton-root:visible').first();
    const times = (): Promise<string> => page.evaluate<string>(`getComputedStyle(document.querySelector('.mantine-Skeleton-root'), '::after').animationIterationCount`);
    await bar.waitFor();
    const usual = await times();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect([usual, await times()]).toEqual(['infinite', '1']);
    await page.emulateMedia({ reducedMotion: null });
    await devtools.detach(); // and the network is as quick as before
    await everythingShown(page);
  }, storyMs);

  it('closes by Escape what lies on top, and nothing below it', async () => {
    const { id } = await shop.ask<Message>(202, shop.client.post('/api/v1/messages', { channel: 'email', to: 'ana@example.com', category: 'custom', subject: 'Tomorrow', body: 'At ten.' }));
    await eventually(async () => expect((await shop.client.get<Message>(`/api/v1/messages/${id}`)).body.status).not.toBe('queued'));
    await open(`messages/?open=${id}`);
    const [story, question] = [page.getByRole('dialog', { name: 'Message' }), page.getByRole('dialog', { name: 'Send this again?' })];
    await story.getByRole('button', { name: 'Send again' }).click();
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await story.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });
  }, storyMs);

  it('offers other words where the text was refused, and says on the dashboard that each sending again counts', async () => {
    const { id } = await shop.ask<Message>(202, shop.client.post('/api/v1/messages', { channel: 'email', to: 'content@example.com', category: 'custom', subject: 'Tomorrow', body: 'At ten.' }));
    await eventually(async () => expect((await shop.client.get<Message>(`/api/v1/messages/${id}`)).body.status).toBe('failed'));
    await open(`messages/?open=${id}`);
    const story = page.getByRole('dialog', { name: 'Message' });
    await story.getByRole('link', { name: 'Write a new one' }).waitFor();
    await story.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('will most likely be refused again', { exact: false }).last().waitFor();
    await page.getByRole('dialog', { name: 'Send this again?' }).getByRole('button', { name: 'Cancel' }).click();
    await open('dashboard/');
    await page.getByText('each time one is sent again, it counts as one more').waitFor();
  }, storyMs);

  it('closes a menu by Escape, and not the drawer that it stands in', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open('dashboard/');
    await page.getByRole('button', { name: 'Menu' }).click();
    const [drawer, menu] = [page.getByRole('dialog'), page.getByRole('menu')];
    await drawer.getByRole('button', { name: /^Your account/ }).click();
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    expect(await drawer.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1360, height: 900 });
  }, storyMs);

  it('keeps the saving of a long template in reach on a phone, and breaks a name that has no end', async () => {
    await page.setViewportSize({ width: 390, height: 700 });
    const name = 'Rindfleischetikettierungsüberwachungsaufgabenübertragung'.repeat(2);
    const { id } = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/templates', { name, channel: 'sms', category: 'custom', locale: 'en', format: 'text', body: 'See you. '.repeat(120) }));
    await open(`templates/${id}/`);
    const box = await page.getByRole('button', { name: 'Save' }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
    await shop.ask(200, shop.client.patch(`/api/v1/automations/${(await shop.automation('booking_reminder')).id}`, { name }));
    await open('automations/');
    // The box of words that do not break is as wide as they are.
    const [words, turn] = await Promise.all([page.getByRole('link', { name }).boundingBox(), page.getByRole('switch', { name: new RegExp(name) }).boundingBox()]);
    expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual(turn?.x ?? 0);
    await open('nowhere/');
    expect(await page.title()).toMatch(/^.+ · Messaging$/);
    await page.setViewportSize({ width: 1360, height: 900 });
  }, storyMs);

  it('says at the field what to write instead of a colour or an address that is none', async () => {
    await open('settings/shop/');
    const [color, address] = [page.getByRole('textbox', { name: 'Colour' }), page.getByRole('textbox', { name: 'Link to a customer' })];
    const save = page.getByRole('button', { name: 'Save' });
    await color.fill('red');
    await address.fill('https://erp.example/customers/');
    await save.click();
    await page.getByText('Write the colour as # and six digits, such as #1f4e79.').waitFor();
    expect(await color.inputValue()).toBe('red');
    await color.fill('b3541e');
    await save.click();
    await page.getByText('Write {customerId} where the customer’s number belongs').waitFor();
    await address.fill(`${product.baseUrl}/api/v1/openapi.json?of={customerId}`);
    await save.click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await shop.ask(200, shop.client.get('/api/v1/settings'))).toMatchObject({ hub: { brand: { color: '#b3541e' }, customerUrl: expect.stringContaining('{customerId}') } });
  }, storyMs);

  it('leads to the ERP’s customer also where it was asked to be embedded and is not', async () => {
    await shop.publish(erpEvent('customer.created', { customerId: 'c-ana', customer: { firstName: 'Ana', phone: ana } }));
    await eventually(() => shop.ask(200, shop.client.get('/api/v1/customers/c-ana')));
    await wrote('*Mañana* a las ~diez~ _once_ <b>sin falta</b>', 60);
    await eventually(async () => expect((await shop.ask<{ items: { customerName?: string }[] }>(200, shop.client.get('/api/v1/conversations'))).items[0]?.customerName).toBe('Ana'));
    await open('messages/conversations/?embed=1');
    await page.getByRole('button', { name: /Ana/ }).click();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Ana' }).click();
    const erp = await opened;
    await erp.waitForURL('**/openapi.json?of=c-ana');
    await erp.close();
  }, storyMs);

  it('draws what WhatsApp marks, and never HTML', async () => {
    await open('messages/conversations/');
    expect(await page.title()).toMatch(/^(\(\d+\) )?Conversations · Messages · Messaging$/);
    expect(await page.getByRole('button', { name: /Mañana a las diez once <b>sin falta<\/b>/ }).count()).toBe(1);
    await page.getByRole('button', { name: /Ana/ }).click();
    const said = page.getByRole('log');
    await said.locator('strong', { hasText: 'Mañana' }).waitFor();
    expect([await said.locator('s').textContent(), await said.locator('em').textContent(), await said.locator('b').count()]).toEqual(['diez', 'once', 0]);
    await said.getByText('<b>sin falta</b>').waitFor();
    expect(await brokenInBothThemes()).toEqual([]);
  }, storyMs);

  it('offers, once WhatsApp’s window has closed, only what Meta approved, and says of the others why not', async () => {
    await eventually(async () => expect((await shop.ask<{ items: unknown[] }>(200, shop.client.get('/api/v1/settings/whatsapp/templates'))).items).toHaveLength(3));
    for (const name of ['visit', 'offer', 'fresh', 'unmapped']) {
      const whatsapp = name === 'unmapped' ? {} : { whatsapp: { name, language: 'en', parameters: [] } };
      await shop.ask(201, shop.client.post('/api/v1/templates', { name: `Ours: ${name}`, channel: 'whatsapp', category: 'custom', locale: 'en', format: 'text', body: 'See you.', ...whatsapp }));
    }
    const options = async () => {
      await page.getByRole('combobox', { name: 'Template' }).click();
      return Promise.all((await page.getByRole('option', { name: /^Ours: / }).all()).map(async (option) => [(await option.textContent())?.replace('Ours: ', ''), await option.getAttribute('data-combobox-disabled')]));
    };
    await open('messages/new/?channel=whatsapp&content=template&customerId=c-ana');
    await eventually(async () => expect((await options()).map(([, isDisabled]) => isDisabled)).toEqual([null, null, null, null]));
    await open(`messages/new/?channel=whatsapp&content=template&to=${encodeURIComponent('+34600700002')}`);
    await page.getByText('They have not written for 24 hours').waitFor();
    expect(await options()).toEqual([
      ['visitApproved', null],
      ['unmappedNot at MetaIt is not linked to a template at Meta, so it only reaches people who wrote within the last 24 hours.', 'true'],
      ['freshUnder reviewMeta has not decided yet.', 'true'],
      ['offerRefusedMeta does not allow it to be sent.', 'true'],
    ]);
    expect(await page.getByRole('radio', { name: 'Own words' }).isDisabled()).toBe(true);
    expect(await brokenInBothThemes()).toEqual([]);
  }, storyMs);

  it('says of a hook that nothing was delivered yet, and of a try what it came to', async () => {
    await shop.ask(201, shop.client.post('/api/v1/hooks', { url: 'http://127.0.0.1:9/x', events: ['campaign.completed'] }));
    await open('settings/hooks/');
    await page.getByText('Nothing delivered yet').waitFor();
    expect(await page.getByText('Works', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Try it' }).click();
    const answer = page.getByRole('region', { name: 'http://127.0.0.1:9/x' }).getByRole('status');
    await answer.getByText('The server is there, and takes no calls at this port.').waitFor();
    expect(await answer.textContent()).not.toMatch(/[A-Z]{4,}/);
    expect(await brokenInBothThemes()).toEqual([]);
  }, storyMs);

  it('says of a connected channel who carries it and how it stands, and opens its form for who wants to change something', async () => {
    await open('settings/channels/');
    const sms = page.getByRole('region', { name: 'SMS' });
    const change = sms.getByRole('button', { name: 'Change: SMS' });
    const provider = sms.getByRole('combobox', { name: 'Delivered by' });
    const sender = sms.getByRole('textbox', { name: 'Sender' });
    const unfolds = (): Promise<readonly [string | null, boolean]> => Promise.all([change.getAttribute('aria-expanded'), provider.isVisible()]);
    await sms.getByText('+34911222333', { exact: true }).waitFor();
    expect(await unfolds()).toEqual(['false', false]);
    expect(await page.getByRole('region', { name: 'Email' }).getByRole('combobox', { name: 'Delivered by' }).isVisible()).toBe(true);
    expect(await brokenInBothThemes()).toEqual([]);
    await change.press('Enter');
    await eventually(async () => expect(await provider.evaluate((field: { matches(selector: string): boolean }) => field.matches(':focus'))).toBe(true));
    await page.waitForURL(/details=account\.sms/);
    expect(await brokenInBothThemes()).toEqual([]);
    await page.reload();
    await sender.fill('+34911222334');
    await sms.getByRole('button', { name: 'Try it' }).waitFor({ state: 'detached' });
    expect(await change.getAttribute('aria-disabled')).toBe('true');
    await change.press('Enter');
    expect(await unfolds()).toEqual(['true', true]);
    await sender.fill('+34911222333');
    await change.press('Enter');
    await provider.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('account.sms');
  }, storyMs);

  it('keeps the form open in which something was saved or refused, until the view is left', async () => {
    await open('settings/channels/');
    const sms = page.getByRole('region', { name: 'SMS' });
    const provider = sms.getByRole('combobox', { name: 'Delivered by' });
    await sms.getByRole('switch', { name: 'In use' }).press('Space');
    await provider.waitFor();
    await sms.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await sms.getByRole('button', { name: 'Try it' }).waitFor();
    expect(await provider.isVisible()).toBe(true);
    await sms.getByRole('switch', { name: 'In use' }).press('Space');
    await sms.getByRole('textbox', { name: 'Account SID' }).fill('no account');
    await sms.getByRole('button', { name: 'Save' }).click();
    await sms.getByRole('alert').waitFor();
    expect(await sms.getByRole('textbox', { name: 'Account SID' }).getAttribute('aria-invalid')).toBe('true');
    await sms.getByRole('textbox', { name: 'Account SID' }).fill(`AC${'5'.repeat(32)}`);
    await sms.getByRole('button', { name: 'Save' }).click();
    await sms.getByRole('button', { name: 'Try it' }).click();
    await sms.getByText(/^(It works|Not yet)\./).waitFor();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Invite somebody' }).waitFor();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await sms.getByText(/^Tried on /).waitFor();
    expect(await provider.isVisible()).toBe(false);
  }, storyMs);

  it('breaks no rule of WCAG 2.2 AA where the callback doctor says what is wrong', async () => {
    await open('settings/channels/');
    const whatsapp = page.getByRole('region', { name: 'WhatsApp' });
    await whatsapp.getByRole('button', { name: 'Change: WhatsApp' }).click();
    await whatsapp.getByRole('button', { name: 'Reports do not arrive?' }).click();
    await page.getByRole('dialog').getByRole('status').first().waitFor();
    await page.getByRole('button', { name: 'Look at one from your provider’s log' }).click();
    expect(await brokenInBothThemes()).toEqual([]);
  }, storyMs);

  it('says in which order customers stand, since when, and which of their numbers cannot be right', async () => {
    await shop.publish(erpEvent('customer.created', { customerId: 'c-bea', customer: { firstName: 'Bea', phone: '12', email: 'bea@example.com', birthday: '--02-29' } }));
    await eventually(() => shop.ask(200, shop.client.get('/api/v1/customers/c-bea')));
    await open('messages/customers/');
    await page.getByText('Most recently added first', { exact: true }).waitFor();
    const row = page.getByRole('link', { name: /Bea/ });
    expect(await row.innerText()).toMatch(/“12” cannot be right: no messages go there[^]*Added \w/);
    expect(await Promise.all(['WhatsApp', 'SMS', 'Email'].map((name) => row.getByRole('img', { name }).count()))).toEqual([0, 0, 1]);
    expect(await brokenInBothThemes()).toEqual([]);
    await open('messages/customers/c-bea/');
    expect(await page.getByText('The address cannot be used on this channel').count()).toBe(2);
    expect(await page.locator('dl').innerText()).toMatch(/^Birthday\s+(29 February|February 29)$/);
    expect(await brokenInBothThemes()).toEqual([]);
  }, storyMs);

  it('asks a marketing text for its way out, complains only once saving was tried, and no longer than that is true', async () => {
    await open('templates/new/?channel=sms');
    const [words, refusal] = [page.getByRole('textbox', { name: 'Text', exact: true }), page.getByRole('main').getByRole('alert')];
    const underWords = page.locator('.mantine-InputWrapper-error');
    await page.getByRole('textbox', { name: 'Name' }).fill('Offer');
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Marketing' }).click();
    await words.pressSequentially('Come today');
    await page.getByText('A marketing text has to say how to opt out.', { exact: false }).waitFor();
    await page.getByText(/10 characters$/).waitFor(); // how it looks is shown all the same
    expect([await refusal.count(), await underWords.count()]).toEqual([0, 0]);
    expect(await brokenInBothThemes()).toEqual([]);
    await page.getByRole('button', { name: 'Create template' }).click();
    await refusal.waitFor();
    const looked = page.waitForResponse((response) => response.url().endsWith('/templates/preview') && (response.request().postData() ?? '').includes('or tomorrow'));
    await words.press('Control+End');
    await words.pressSequentially(' or tomorrow');
    await looked;
    await everythingShown(page);
    expect([await refusal.count(), await underWords.count()]).toEqual([1, 1]);
    await page.getByRole('button', { name: 'Add the link' }).dblclick();
    await refusal.waitFor({ state: 'detached' });
    expect((await words.innerText()).match(/Unsubscribe/g)).toHaveLength(1);
    expect(await underWords.count()).toBe(0);
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.waitForURL(/templates\/[\da-f-]{36}/);
  }, storyMs);

  it('does not call half a placeholder a failure', async () => {
    await open('templates/new/?channel=sms');
    const words = page.getByRole('textbox', { name: 'Text', exact: true });
    await words.pressSequentially('Hello {{cust');
    await page.getByText('It cannot be shown yet').waitFor();
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
    await words.press('Control+A');
    await words.pressSequentially('Hello');
    await page.getByText('It cannot be shown yet').waitFor({ state: 'detached' });
  }, storyMs);

  it('takes a complaint about an automation away with its cause', async () => {
    await open('automations/new/?trigger=custom');
    const refusal = page.getByRole('alert').filter({ hasText: 'That did not work' });
    await page.getByRole('textbox', { name: 'Name' }).fill('Ready');
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Create' }).click();
    await refusal.waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Order ready');
    expect(await refusal.count()).toBe(1);
    await page.getByRole('textbox', { name: /^Event/ }).fill('custom.order_ready');
    await refusal.waitFor({ state: 'detached' });
  }, storyMs);
});
