import { erpEvent, eventually, type ProductProcess } from '@messaging/testing';
import type { Browser, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, openView, signIn, storyMs } from './browser.js';
import { fillSalon } from './salon.js';

describe('a shop with several people at once', () => {
  let product: ProductProcess;
  let browser: Browser;
  let owner: Page;
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    await fillSalon(Shop.of(product));
    ({ page: owner } = await signIn(browser, product.signInUrl ?? ''));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
  });

  const at = (path: string): string => `${product.baseUrl}/m/messaging/${path}`;

  it('invites a receptionist, who sees messages and neither settings nor buttons she may not press', async () => {
    await owner.goto(at('settings/people/'));
    await owner.getByRole('button', { name: 'Invite somebody' }).click();
    await owner.getByRole('textbox', { name: 'Name' }).fill('Rita');
    await owner.getByRole('textbox', { name: 'Email' }).fill('rita@example.com');
    await owner.getByRole('button', { name: 'Make the link' }).click();
    const link = await owner.getByRole('textbox', { name: 'Link' }).inputValue();
    const { page: rita, context } = await signIn(browser, link);
    await rita.getByRole('link', { name: 'Messages' }).click();
    await rita.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    expect(await rita.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await rita.getByRole('link', { name: 'Templates' }).click();
    await rita.getByRole('link', { name: /Welcome|Bienvenida/ }).first().waitFor();
    expect(await rita.getByRole('link', { name: 'New template' }).count()).toBe(0);
    await rita.goto(at('settings/people/'));
    await rita.getByRole('heading', { name: 'You do not have access to this page' }).waitFor();
    await context.close();
  });

  it('loses nobody’s words when two people change the same template', async () => {
    const [one, two] = [owner, await owner.context().newPage()];
    for (const page of [one, two]) {
      await page.goto(at('templates/'));
      await page.getByRole('link', { name: /Welcome|Bienvenida/ }).first().click();
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
    }
    await one.getByRole('textbox', { name: 'Name' }).fill('Welcome, from one');
    await two.getByRole('textbox', { name: 'Name' }).fill('Welcome, from two');
    await one.getByRole('button', { name: 'Save' }).click();
    await one.getByText(/Saved as version/).waitFor();
    await two.getByRole('button', { name: 'Save' }).click();
    await two.getByText('Somebody else changed this while you had it open.').waitFor();
    expect(await two.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Welcome, from two');
    await two.getByRole('button', { name: 'Show theirs' }).click();
    await eventually(async () => expect(await two.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Welcome, from one'));
    await two.close();
  });

  it('finds a template as it was looked at when the page is loaded again, and is asked before a language goes', async () => {
    await owner.goto(at('templates/'));
    await owner.getByRole('link', { name: /Welcome|Bienvenida/ }).first().click();
    await owner.getByRole('radio', { name: 'Dark' }).press('Space');
    await owner.waitForURL('**look=dark**');
    await owner.getByRole('button', { name: 'Advanced' }).click();
    await owner.waitForURL('**advanced=true**');
    for (const [language, tag] of [['English', 'en'], ['Spanish', 'es']] as const) {
      await owner.getByRole('radio', { name: language }).press('Space');
      await owner.waitForURL(`**language=${tag}**`);
    }
    await owner.reload();
    await owner.getByRole('radio', { name: 'Dark', checked: true }).waitFor({ state: 'attached' });
    await owner.locator('iframe[data-scheme=dark]').waitFor();
    await owner.getByRole('button', { name: 'Advanced', expanded: true }).waitFor();
    await owner.getByRole('radio', { name: 'Spanish', checked: true }).waitFor({ state: 'attached' });
    await owner.getByRole('button', { name: 'Remove this language' }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Remove Spanish from this template?' }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await owner.getByRole('button', { name: 'Remove this language' }).click();
    await dialog.getByRole('button', { name: 'Remove this language' }).click();
    await owner.getByRole('radio', { name: 'Spanish' }).waitFor({ state: 'detached' });
  }, storyMs);

  it('finds what stood open, what was chosen and how far a list was read when a page is loaded again', async () => {
    const shop = Shop.of(product);
    const [template] = (await shop.ask<{ items: { id: string }[] }>(200, shop.client.get('/api/v1/templates', { query: { category: 'custom' } }))).items;
    const { id } = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/campaigns', { name: 'Draft', channel: 'email', templateId: template?.id ?? '', audience: { all: true } }));
    const messages = Array.from({ length: 60 }, (_, index) => ({ channel: 'email', to: `page-${index}@example.com`, category: 'custom', subject: 'Page', body: 'Page' }));
    await shop.ask(202, shop.client.post('/api/v1/messages/batch', { messages }));

    await owner.goto(at('messages/customers/ana/'));
    await owner.getByRole('button', { name: 'Details', expanded: false }).first().click();
    await owner.waitForURL('**details=**');
    await owner.reload();
    await owner.getByRole('button', { name: 'Hide details', expanded: true }).waitFor();

    await owner.goto(at('messages/?channel=email'));
    const rows = owner.getByRole('table').getByRole('row');
    await eventually(async () => expect(await rows.count()).toBe(51));
    await owner.getByRole('button', { name: 'Show more' }).click();
    await owner.waitForURL('**pages=2**');
    await owner.reload();
    await eventually(async () => expect(await rows.count()).toBeGreaterThan(51));
    await owner.getByRole('button', { name: /^page-\d+@example\.com: / }).first().click();
    const drawer = owner.getByRole('dialog', { name: 'Message' });
    await drawer.getByRole('button', { name: 'Details' }).first().click();
    await owner.waitForURL('**details=line-1**');
    await owner.reload();
    await drawer.getByRole('button', { name: 'Hide details' }).waitFor();

    await owner.goto(at(`campaigns/${id}/?step=content`));
    await owner.getByLabel('Show for a real customer').fill('Marta');
    await owner.getByRole('option', { name: /^Marta/ }).click();
    await owner.waitForURL('**customerId=marta**');
    await owner.reload();
    await eventually(async () => expect(await owner.getByLabel('Show for a real customer').inputValue()).toMatch(/^Marta/));

    await owner.goto(at('settings/keys/'));
    await owner.getByRole('button', { name: 'Make a key' }).click();
    await owner.waitForURL('**details=new**');
    await owner.reload();
    await owner.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await owner.waitForURL((url) => !url.search.includes('details'));
  }, storyMs);

  it('narrows the messages to days, and reads the name of the campaign that a link narrowed them to', async () => {
    const shop = Shop.of(product);
    const [template] = (await shop.ask<{ items: { id: string }[] }>(200, shop.client.get('/api/v1/templates', { query: { category: 'custom' } }))).items;
    const { id } = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/campaigns', { name: 'Summer', channel: 'email', templateId: template?.id ?? '', audience: { all: true } }));
    await shop.ask(202, shop.client.post('/api/v1/messages', { channel: 'email', to: 'days@example.com', category: 'custom', subject: 'Days', body: 'Days' }));
    const found = owner.getByRole('button', { name: /^days@example\.com: / });

    await owner.goto(at(`messages/?campaignId=${id}&q=days@example.com`));
    await owner.getByText('Campaign: Summer').waitFor();
    await owner.getByRole('button', { name: 'Remove: Campaign' }).click();
    await found.waitFor();
    await owner.getByLabel('Until').fill('2020-01-31');
    await owner.waitForURL('**to=2020-01-31**');
    await found.waitFor({ state: 'detached' });
    await owner.getByLabel('Until').fill('');
    await owner.getByLabel('From').fill('2020-01-31');
    await owner.waitForURL((url) => url.search.includes('from=2020-01-31') && !url.search.includes('to='));
    await found.waitFor();
    await owner.reload();
    expect(await owner.getByLabel('From').inputValue()).toBe('2020-01-31');
    await found.waitFor();
  }, storyMs);

  it('is asked before a message that waits is taken back', async () => {
    await owner.goto(at('messages/?status=queued'));
    await owner.getByRole('button', { name: /^Ana/ }).first().click();
    await owner.getByRole('button', { name: 'Take it back' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Take this message back?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await owner.getByRole('button', { name: 'Take it back' }).click();
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await owner.getByText('Taken back before it left.').waitFor();
  }, storyMs);

  it('is told who waits before an automation is switched on, and writes to them only when told to', async () => {
    const shop = Shop.of(product);
    const { items } = await shop.ask<{ items: { id: string; trigger: string }[] }>(200, shop.client.get('/api/v1/automations'));
    const id = items.find(({ trigger }) => trigger === 'inactivity')?.id ?? '';
    await shop.ask(200, shop.client.patch(`/api/v1/automations/${id}`, { triggerConfig: { inactiveDays: 150 }, channel: 'email' }));
    const away = { firstName: 'Berta', email: 'berta@example.com', lastVisitAt: new Date(Date.now() - 200 * 86_400_000).toISOString(), consent: { email: { marketing: true } } };
    await shop.publish(erpEvent('customer.updated', { customerId: 'berta', customer: away }));
    await eventually(async () => expect(await shop.ask(200, shop.client.get(`/api/v1/automations/${id}/waiting`))).toMatchObject({ waiting: 1 }));
    await owner.goto(at(`automations/${id}/`));
    const off = owner.getByRole('switch', { name: 'Off' });
    await off.press('Space');
    const dialog = owner.getByRole('dialog');
    await dialog.getByText('1 customer already qualifies: Berta.').waitFor();
    await dialog.getByRole('radio', { name: 'Only from now on', checked: true }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await off.press('Space');
    await dialog.getByRole('radio', { name: 'Write to this customer too' }).check();
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    await owner.getByText('is on.').waitFor();
    expect(await shop.executionOf('berta')).toMatchObject({ automationId: id });
  }, storyMs);

  it('asks each door once when the dashboard is opened, and is told what happens from the moment its page was served', async () => {
    const page = await owner.context().newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.includes('/api/')) asked.push(pathname);
    });
    const stream = page.waitForResponse((response) => response.url().includes('/api/v1/stream'));
    await openView(page, product.baseUrl, { name: 'dashboard', path: 'dashboard/' });
    expect((await stream).url()).toMatch(/\?after=\d+$/);
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    // Whatever the stream's beginning sets off is asked for before the browser has nothing to do.
    await page.evaluate('new Promise((resolve) => { requestIdleCallback(() => requestIdleCallback(resolve)); })');
    const times = (path: string): number => asked.filter((one) => one.endsWith(path)).length;
    expect(asked).toEqual(expect.arrayContaining(['session', 'dashboard', 'stream'].map((door) => expect.stringMatching(new RegExp(`/api/v1/${door}$`)) as string)));
    expect([...asked].sort()).toEqual([...new Set(asked)].sort());
    const before = times('/dashboard');
    const shop = Shop.of(product);
    await shop.ask(202, shop.client.post('/api/v1/messages', { channel: 'email', to: 'live@example.com', category: 'custom', subject: 'Live', body: 'Live' }));
    await eventually(() => expect(times('/dashboard')).toBeGreaterThan(before));
    await page.close();
  });

  it('shows in every tab what was done in one of them', async () => {
    const shop = Shop.of(product);
    const { items } = await shop.ask<{ items: { id: string; trigger: string }[] }>(200, shop.client.get('/api/v1/automations'));
    const id = items.find(({ trigger }) => trigger === 'birthday')?.id ?? '';
    const other = await owner.context().newPage();
    for (const page of [owner, other]) await page.goto(at(`automations/${id}/`));
    await other.getByRole('switch', { name: 'Off' }).waitFor();
    await owner.getByRole('switch', { name: 'Off' }).press('Space');
    await owner.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await other.getByRole('switch', { name: 'On', exact: true }).waitFor();
    const template = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/templates', { name: 'Tabs', channel: 'sms', category: 'custom', locale: 'en', body: 'One', format: 'text' }));
    for (const page of [owner, other]) await page.goto(at(`templates/${template.id}/`));
    await other.getByRole('textbox', { name: 'Name' }).waitFor();
    await owner.getByRole('textbox', { name: 'Name' }).fill('Two tabs');
    await owner.getByRole('button', { name: 'Save' }).click();
    await eventually(async () => expect(await other.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Two tabs'));
    await other.close();
  }, storyMs);

  it('signs out in every tab, and keeps what is being written in one', async () => {
    await owner.goto(at('settings/people/'));
    await owner.getByRole('button', { name: 'Invite somebody' }).click();
    await owner.getByRole('textbox', { name: 'Name' }).fill('Teo');
    await owner.getByRole('textbox', { name: 'Email' }).fill('teo@example.com');
    await owner.getByRole('button', { name: 'Make the link' }).click();
    const { page: one, context } = await signIn(browser, await owner.getByRole('textbox', { name: 'Link' }).inputValue());
    const [writing, looking] = [await context.newPage(), await context.newPage()];
    await looking.goto(at('messages/'));
    await looking.getByRole('table').waitFor();
    await writing.goto(at('messages/new/?channel=sms&recipient=address'));
    await writing.getByRole('textbox', { name: 'Text' }).fill('Half a thought');
    await one.getByRole('button', { name: /^Your account/ }).click();
    await one.getByRole('menuitem', { name: 'Sign out' }).click();
    await looking.getByRole('heading', { name: 'Sign in' }).waitFor();
    await writing.getByText('what you typed stays').waitFor();
    await writing.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await writing.getByRole('textbox', { name: 'Text' }).inputValue()).toBe('Half a thought');
    await context.close();
  }, storyMs);

  it('says when the network is gone, and goes on by itself when it is back', async () => {
    await owner.goto(at('messages/'));
    await owner.getByRole('table').waitFor();
    await owner.context().setOffline(true);
    await owner.getByText(/No connection/).first().waitFor();
    expect(await owner.getByRole('table').count()).toBe(1);
    await owner.context().setOffline(false);
    await owner.getByText(/No connection/).first().waitFor({ state: 'detached' });
    await owner.getByRole('table').getByRole('button').first().click();
    await owner.getByRole('heading', { name: 'How it went' }).waitFor();
  });

  it('keeps a page and what was typed there when its network goes before all of it was loaded, and says that nothing was saved', async () => {
    const page = await owner.context().newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(at('settings/shop/'));
    const taxNumber = page.getByRole('textbox', { name: 'Tax number' });
    await taxNumber.waitFor();
    await page.context().setOffline(true);
    await page.getByText(/No connection/).first().waitFor();
    await taxNumber.fill('B87654321');
    const save = page.getByRole('button', { name: 'Save' }).first();
    await save.click();
    await page.getByRole('alert').filter({ hasText: 'No connection to the platform' }).waitFor();
    expect(await taxNumber.inputValue()).toBe('B87654321');
    // The menu was never loaded: it comes with the network.
    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.context().setOffline(false);
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await save.click();
    await page.getByText('Saved').first().waitFor();
    expect(await taxNumber.inputValue()).toBe('B87654321');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
