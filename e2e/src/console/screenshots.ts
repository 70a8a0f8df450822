import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, openView, signIn, type ConsoleView } from './browser.js';
import { firstStory, newShopViews } from './new-shop-views.js';
import { brokenViews, connectedViews, SalonMail } from './salon-mail.js';
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

/** What is shown of a shop in one state of it. */
interface Stage {
  /** Brings the shop there, from the stage before. */
  readonly prepare?: () => Promise<void>;
  readonly views: readonly ConsoleView[];
  /** Changes the shop: shown in the last look alone, after everything else. */
  readonly last?: ConsoleView;
}

const wantedOf = ({ views, last }: Stage): readonly ConsoleView[] => [...views, ...(last ? [last] : [])].filter(isWantedView);

/** The wanted views of a stage in every wanted look; answers how many pictures they are. */
async function shootStage(browser: Browser, { at, stage }: { readonly at: { readonly baseUrl: string; readonly storageState: BrowserContextOptions['storageState'] }; readonly stage: Stage }): Promise<number> {
  let count = 0;
  for (const look of looks) {
    const shooting = await browser.newContext({ ...look, ...(at.storageState && { storageState: at.storageState }), timezoneId: 'Europe/Madrid', reducedMotion: 'reduce' });
    const page = await shooting.newPage();
    for (const view of wantedOf(stage).filter((one) => one !== stage.last || look === looks.at(-1))) {
      await openView(page, at.baseUrl, view);
      await shoot(page, path.join(folder, `${view.name}-${look.locale}-${look.colorScheme}-${look.viewport.width}.png`));
      count++;
    }
    await shooting.close();
  }
  return count;
}

/** The wanted views of a shop of its own, stage by stage as far as any is wanted. */
async function shootShop(browser: Browser, stagesOf: (shop: Shop) => Promise<readonly Stage[]>): Promise<number> {
  const product = await startProduct();
  try {
    const stages = await stagesOf(Shop.of(product));
    const { context } = await signIn(browser, product.signInUrl ?? '');
    const at = { baseUrl: product.baseUrl, storageState: await context.storageState() };
    await context.close();
    let count = 0;
    for (const [index, stage] of stages.entries()) {
      if (!stages.slice(index).some((one) => wantedOf(one).length > 0)) break;
      await stage.prepare?.();
      count += await shootStage(browser, { at, stage });
    }
    return count;
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

const salon = async (shop: Shop): Promise<readonly Stage[]> => [
  { views: await salonViews(shop) },
  { prepare: async () => void mail.push(await SalonMail.connect(shop)), views: connectedViews },
  { prepare: async () => mail[0]?.lock(), views: brokenViews },
];

const newShop = async (shop: Shop): Promise<readonly Stage[]> => [{ views: await newShopViews(shop), last: firstStory }];

const mail: SalonMail[] = [];
fs.mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  let count = 0;
  if (!isNewShopAlone) count += await shootShop(browser, salon);
  if (names.length === 0 || names.some((word) => word.startsWith('new-'))) count += await shootShop(browser, newShop);
  process.stdout.write(`${count} pictures in ${folder}\n`);
} finally {
  await Promise.all(mail.map((connected) => connected.close()));
  await browser.close();
}
