import type { ProductProcess } from '@messaging/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { brokenRules } from './broken-rules.js';
import { complaintsOf, launchBrowser, openPage, openView, signIn, type ConsoleView } from './browser.js';
import { fillSalon } from './salon.js';
import { fillCampaigns } from './salon-campaigns.js';
import { openedViewsOf, viewsOf } from './views.js';

const phone = { width: 360, height: 740 } as const;

describe('every view of the console', () => {
  let product: ProductProcess;
  let browser: Browser;
  let context: BrowserContext;
  let views: readonly ConsoleView[];
  let opened: readonly ConsoleView[];
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    const shop = Shop.of(product);
    await fillSalon(shop);
    await fillCampaigns(shop);
    [views, opened] = [await viewsOf(shop), await openedViewsOf(shop)];
    ({ context } = await signIn(browser, product.signInUrl ?? ''));
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
  });

  /** The rules that a view breaks, with what is wider than a phone. */
  const faultsOf = async (page: Page, view: ConsoleView): Promise<readonly string[]> => {
    await openView(page, product.baseUrl, view);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    const isWide = width > (page.viewportSize()?.width ?? 0);
    return [...(await brokenRules(page)), ...(isWide ? [`${width} wide`] : [])].map((fault) => `${view.name}: ${fault}`);
  };

  // The other two pairs of look and width: accessibility.faults.spec.ts.
  it.each([
    ['light', 'on a desktop', { width: 1360, height: 900 }],
    ['dark', 'on a phone', phone],
  ] as const)('breaks no rule of WCAG 2.2 AA and no rule of its own content policy, and fits, in %s %s', async (colorScheme, _, viewport) => {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    for (const view of [...views, ...opened]) faults.push(...(await faultsOf(page, view)));
    expect(faults).toEqual([]);
    expect(complaints.lines).toEqual([]);
    await page.close();
  }, 300_000);

  it('is as open before anybody has signed in', async () => {
    const page = await openPage(browser);
    await page.goto(`${product.baseUrl}/m/messaging/sign-in/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.context().close();
  });
});
