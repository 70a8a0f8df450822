import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, openView, signIn } from './browser.js';
import { fillSalon } from './salon.js';
import { fillCampaigns } from './salon-campaigns.js';
import { openedViewsOf, viewsOf } from './views.js';

/** `npm run screenshots [-- words…]`: every view in both languages, both themes, three widths, below .screenshots/; words (`messages es dark 390`) choose some. */
const widths = [[390, 844], [820, 1180], [1360, 900]] as const;
const folder = path.resolve(import.meta.dirname, '../../../.screenshots');
const wanted = process.argv.slice(2);
const choices = { language: ['en', 'es'], scheme: ['light', 'dark'], width: widths.map(([width]) => String(width)) };
const isWanted = (kind: keyof typeof choices, value: string): boolean => {
  const named = wanted.filter((word) => choices[kind].includes(word));
  return named.length === 0 || named.includes(value);
};
const names = wanted.filter((word) => !Object.values(choices).flat().includes(word));

async function shootAll(browser: Browser, product: { baseUrl: string }, link: string, shop: Shop): Promise<number> {
  const { context, page: first } = await signIn(browser, link);
  const state = await context.storageState();
  const views = [...(await viewsOf(shop)), ...(await openedViewsOf(shop))].filter(({ name }) => names.length === 0 || names.some((word) => name.includes(word)));
  await first.close();
  let count = 0;
  for (const language of choices.language.filter((value) => isWanted('language', value))) {
    for (const scheme of choices.scheme.filter((value) => isWanted('scheme', value)) as ('light' | 'dark')[]) {
      for (const [width, height] of widths.filter(([value]) => isWanted('width', String(value)))) {
        const shooting = await browser.newContext({ storageState: state, colorScheme: scheme, locale: language, timezoneId: 'Europe/Madrid', viewport: { width, height }, reducedMotion: 'reduce' });
        const page = await shooting.newPage();
        for (const view of views) {
          await openView(page, product.baseUrl, view);
          await shoot(page, path.join(folder, `${view.name}-${language}-${scheme}-${width}.png`));
          count++;
        }
        await shooting.close();
      }
    }
  }
  return count;
}

async function shoot(page: Page, file: string): Promise<void> {
  if ((await page.locator('iframe').count()) > 0) await page.frameLocator('iframe').first().locator('body *').first().waitFor();
  await page.waitForFunction('document.fonts.status === "loaded"');
  // As tall as what is on it: what sticks to the window's edges is then drawn where it belongs.
  const usual = page.viewportSize() ?? { width: 1360, height: 900 };
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...usual, height: Math.max(height, usual.height) });
  await page.screenshot({ path: file });
  await page.setViewportSize(usual);
}

fs.mkdirSync(folder, { recursive: true });
const product = await startProduct();
const browser = await launchBrowser();
try {
  const shop = Shop.of(product);
  await fillSalon(shop);
  await fillCampaigns(shop);
  const count = await shootAll(browser, product, product.signInUrl ?? '', shop);
  process.stdout.write(`${count} pictures in ${folder}\n`);
} finally {
  await browser.close();
  await product.dispose();
}
