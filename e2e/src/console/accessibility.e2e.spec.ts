import type { ProductProcess } from '@messaging/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { brokenRules } from './broken-rules.js';
import { launchBrowser, openPage, signIn, type ConsoleView } from './browser.js';
import { desktop, faultsIn, phone } from './every-look.js';
import { salonStates } from './salon-states.js';
import { salonViews } from './views.js';

/** What a shop has open all day, one of each kind. */
const daily = ['dashboard', 'messages', 'message', 'compose', 'conversation', 'customer', 'templates', 'template', 'campaign-review', 'campaign-done', 'automation', 'settings-channels', 'menu-account', 'dialog-test'];

describe('every view of the console', () => {
  let product: ProductProcess;
  let browser: Browser;
  let context: BrowserContext;
  let views: readonly ConsoleView[];
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    views = [...(await salonViews(Shop.of(product))), ...(await salonStates(Shop.of(product)))];
    ({ context } = await signIn(browser, product.signInUrl ?? ''));
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
  });

  it('breaks no rule of WCAG 2.2 AA and no rule of its own content policy, and fits, in light on a desktop', async () => {
    expect(await faultsIn(context, product.baseUrl, { views, look: { colorScheme: 'light', viewport: desktop } })).toEqual([]);
  }, 600_000);

  // All of them in every other look, and those of a shop that has nothing yet: accessibility.faults.spec.ts.
  it('breaks none where most of the day is spent, in dark on a phone', async () => {
    const often = views.filter(({ name }) => daily.includes(name));
    expect(often).toHaveLength(daily.length);
    expect(await faultsIn(context, product.baseUrl, { views: often, look: { colorScheme: 'dark', viewport: phone } })).toEqual([]);
  }, 300_000);

  it('is as open before anybody has signed in', async () => {
    const page = await openPage(browser);
    await page.goto(`${product.baseUrl}/m/messaging/sign-in/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Your email' }).fill('nobody@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.context().close();
  });
});
