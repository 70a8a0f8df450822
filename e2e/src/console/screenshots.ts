import fs from 'node:fs';
import path from 'node:path';
import type { ProductProcess } from '@messaging/testing';
import type { Browser, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, openView, signIn, type ConsoleView } from './browser.js';
import { firstStory, newShopViews } from './new-shop-views.js';
import { salonViews } from './views.js';

/** `npm run screenshots [-- words…]`: every view in both languages, both themes, three widths, of a salon and of a shop that has just begun (`new-…`), below .screenshots/; words (`messages es dark 390`) choose some. */
const widths = [[390, 844], [820, 1180], [1360, 900]] as const;
const folder = path.resolve(import.meta.dirname, '../../../.screenshots');
const wanted = process.argv.slice(2);
const choices = { language: ['en', 'es'], scheme: ['light', 'dark'], width: widths.map(([width]) => String(width)) };
const isWanted = (kind: keyof typeof choices, value: string): boolean => {
  const named = wanted.filter((word) => choices[kind].includes(word));
  return named.length === 0 || named.includes(value);
};
const names = wanted.filter((word) => !Object.values(choices).flat().includes(word));
const isWantedView = ({ name }: ConsoleView): boolean => names.length === 0 || names.some((word) => name.includes(word));
/** `new-…` are the views of a shop that has just begun. */
const isNewShopAlone = names.length > 0 && names.every((word) => word.startsWith('new-'));

const looks = choices.language.filter((value) => isWanted('language', value)).flatMap((locale) =>
  (['light', 'dark'] as const).filter((value) => isWanted('scheme', value)).flatMap((colorScheme) =>
    widths.filter(([value]) => isWanted('width', String(value))).map(([width, height]) => ({ locale, colorScheme, viewport: { width, height } }))));

/** What is shown of a shop. */
interface Shown {
  readonly views: readonly ConsoleView[];
  /** Changes the shop: shown in the last look alone, after everything else. */
  readonly last?: ConsoleView;
}

async function shootAll(browser: Browser, product: ProductProcess, { views, last }: Shown): Promise<number> {
  const { context, page: first } = await signIn(browser, product.signInUrl ?? '');
  const storageState = await context.storageState();
  await first.close();
  let count = 0;
  for (const look of looks) {
    const shooting = await browser.newContext({ ...look, storageState, timezoneId: 'Europe/Madrid', reducedMotion: 'reduce' });
    const page = await shooting.newPage();
    for (const view of last && look === looks.at(-1) ? [...views, last] : views) {
      await openView(page, product.baseUrl, view);
      await shoot(page, path.join(folder, `${view.name}-${look.locale}-${look.colorScheme}-${look.viewport.width}.png`));
      count++;
    }
    await shooting.close();
  }
  return count;
}

/** The wanted views of a shop of its own. */
async function shootShop(browser: Browser, shownOf: (shop: Shop) => Promise<Shown>): Promise<number> {
  const product = await startProduct();
  try {
    const { views, last } = await shownOf(Shop.of(product));
    return await shootAll(browser, product, { views: views.filter(isWantedView), ...(last && isWantedView(last) && { last }) });
  } finally {
    await product.dispose();
  }
}

async function shoot(page: Page, file: string): Promise<void> {
  if ((await page.locator('iframe').count()) > 0) await page.frameLocator('iframe').first().locator('body *').first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => true)');
  // As tall as what is on it: what sticks to the window's edges is then drawn where it belongs.
  const usual = page.viewportSize() ?? { width: 1360, height: 900 };
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...usual, height: Math.max(height, usual.height) });
  await page.screenshot({ path: file });
  await page.setViewportSize(usual);
}

const salon = async (shop: Shop): Promise<Shown> => ({ views: await salonViews(shop) });

const newShop = async (shop: Shop): Promise<Shown> => ({ views: await newShopViews(shop), last: firstStory });

fs.mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  let count = 0;
  if (!isNewShopAlone) count += await shootShop(browser, salon);
  if (names.length === 0 || names.some((word) => word.startsWith('new-'))) count += await shootShop(browser, newShop);
  process.stdout.write(`${count} pictures in ${folder}\n`);
} finally {
  await browser.close();
}
