import type { ProductProcess } from '@messaging/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { brokenRules } from './broken-rules.js';
import { launchBrowser, openPage, signIn, type ConsoleView } from './browser.js';
import { desktop, faultsIn, phone } from './every-look.js';
import { fillSalon } from './salon.js';
import { fillCampaigns } from './salon-campaigns.js';
import { openedViewsOf, viewsOf } from './views.js';

describe('every view of the console', () => {
  let product: ProductProcess;
  let browser: Browser;
  let context: BrowserContext;
  let views: readonly ConsoleView[];
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    const shop = Shop.of(product);
    await fillSalon(shop);
    await fillCampaigns(shop);
    views = [...(await viewsOf(shop)), ...(await openedViewsOf(shop))];
    ({ context } = await signIn(browser, product.signInUrl ?? ''));
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
  });

  // The other two pairs of look and width, and a shop that has nothing yet: accessibility.faults.spec.ts.
  it.each([
    ['light', 'on a desktop', desktop],
    ['dark', 'on a phone', phone],
  ] as const)('breaks no rule of WCAG 2.2 AA and no rule of its own content policy, and fits, in %s %s', async (colorScheme, _, viewport) => {
    expect(await faultsIn(context, product.baseUrl, { views, look: { colorScheme, viewport } })).toEqual([]);
  }, 300_000);

  it('is as open before anybody has signed in', async () => {
    const page = await openPage(browser);
    await page.goto(`${product.baseUrl}/m/messaging/sign-in/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.context().close();
  });
});
