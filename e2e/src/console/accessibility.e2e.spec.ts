import { AxeBuilder } from '@axe-core/playwright';
import type { ProductProcess } from '@messaging/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { complaintsOf, launchBrowser, signIn } from './browser.js';
import { fillSalon } from './salon.js';
import { viewsOf, type ConsoleView } from './views.js';

/** WCAG 2.2 AA, as far as a machine can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

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
    views = await viewsOf(shop);
    ({ context } = await signIn(browser, product.signInUrl ?? ''));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
  });

  const open = async (page: Page, { path }: ConsoleView): Promise<void> => {
    await page.goto(`${product.baseUrl}/m/messaging/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  };

  it.each(['light', 'dark'] as const)('breaks no rule of WCAG 2.2 AA and no rule of its own content policy in %s', async (scheme) => {
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const complaints = complaintsOf(page);
    const violations: string[] = [];
    for (const view of views) {
      await open(page, view);
      // A mail is its author's; its frame has a document of its own.
      const found = await new AxeBuilder({ page }).withTags(rules).exclude('iframe').analyze();
      violations.push(...found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${view.name}: ${id} at ${String(target)} ${failureSummary?.split('\n')[1] ?? ''}`)));
    }
    expect(violations).toEqual([]);
    expect(complaints.lines).toEqual([]);
    await page.close();
  }, 240_000);

  it('fits a phone: nothing is wider than the screen', async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 360, height: 740 });
    const wide: string[] = [];
    for (const view of views) {
      await open(page, view);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 360) wide.push(`${view.name}: ${width}`);
    }
    expect(wide).toEqual([]);
    await page.close();
  }, 120_000);

  it('is walked by keyboard alone', async () => {
    const page = await context.newPage();
    await page.goto(`${product.baseUrl}/m/messaging/messages/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Templates' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/templates/');
    await page.getByRole('link', { name: /Welcome|Bienvenida/ }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/templates/*/');
    const editor = page.getByRole('textbox', { name: 'Name' });
    await editor.focus();
    await page.keyboard.type(' again');
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.id')).not.toBe(await editor.getAttribute('id'));
    await page.close();
  });
});
