import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ProductOptions } from '@messaging/testing';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, openView, signIn, type ConsoleView } from './browser.js';
import { doorViews, invitation } from './door-views.js';
import { interruptedViews } from './interrupted-views.js';
import { longViews } from './long-views.js';
import { firstStory, newShopViews } from './new-shop-views.js';
import { receptionViews } from './reception-views.js';
import { brokenViews, connectedViews, SalonMail } from './salon-mail.js';
import type { Stage } from './stage.js';
import { TroubledShop } from './troubled-shop.js';
import { salonViews } from './views.js';
import { approve, approvedViews, closedWindowViews, listenAsMeta, openWindowViews, writeAgain } from './whatsapp-views.js';

/**
 * `npm run screenshots [-- words…]`: every view in both languages, both themes, three widths, below .screenshots/; words
 * (`messages es dark 390`) choose some. Of a salon in good order, of a shop that has just begun (`new-…`), of one where
 * all goes wrong (`trouble-…`), of one with the longest names (`long-…`), at Meta (`whatsapp-…`), and from outside (`door-…`).
 */
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
/** Whether any view may be wanted whose name begins so; a view of the salon in good order has no such beginning. */
const isWantedShop = (prefix: string): boolean => names.length === 0 || names.some((word) => word.startsWith(prefix) || prefix.startsWith(word));
const others = ['new-', 'trouble-', 'long-', 'whatsapp-', 'door-'] as const;
const isSalonWanted = names.length === 0 || names.some((word) => !others.some((prefix) => word.startsWith(prefix)));

const looks = choices.language.filter((value) => isWanted('language', value)).flatMap((locale) =>
  (['light', 'dark'] as const).filter((value) => isWanted('scheme', value)).flatMap((colorScheme) =>
    widths.filter(([value]) => isWanted('width', String(value))).map(([width, height]) => ({ locale, colorScheme, viewport: { width, height } }))));

const wantedOf = ({ views, last }: Stage): readonly ConsoleView[] => [...views, ...(last ? [last] : [])].filter(isWantedView);

/** The wanted views of a stage in every wanted look; answers how many pictures they are. */
async function shootStage(browser: Browser, { at, stage }: { readonly at: { readonly baseUrl: string; readonly storageState: BrowserContextOptions['storageState'] }; readonly stage: Stage }): Promise<number> {
  let count = 0;
  for (const [index, look] of looks.entries()) {
    // Every look comes from an address of its own: what one of them guesses at the door does not lock the next one out.
    const shooting = await browser.newContext({ ...look, ...(at.storageState && { storageState: at.storageState }), timezoneId: 'Europe/Madrid', reducedMotion: 'reduce', extraHTTPHeaders: { 'x-forwarded-for': `192.0.2.${index + 1}` } });
    const page = await shooting.newPage();
    for (const view of wantedOf(stage).filter((one) => one !== stage.last || look === looks.at(-1))) {
      await openView(page, at.baseUrl, view);
      await shoot(page, path.join(folder, `${view.name}-${look.locale}-${look.colorScheme}-${look.viewport.width}.png`));
      await view.after?.(page);
      count++;
    }
    await shooting.close();
  }
  return count;
}

type Recipe = (shop: Shop, link: string) => Promise<readonly Stage[]>;

/** The wanted views of a shop of its own, stage by stage as far as any is wanted. */
async function shootShop(browser: Browser, stagesOf: Recipe, options: ProductOptions = {}): Promise<number> {
  const product = await startProduct(options);
  try {
    const [shop, link] = [Shop.of(product), product.signInUrl ?? ''];
    const stages = await stagesOf(shop, link);
    const owner = await stateOf(browser, link);
    let count = 0;
    for (const [index, stage] of stages.entries()) {
      if (!stages.slice(index).some((one) => wantedOf(one).length > 0)) break;
      await stage.prepare?.();
      const storageState = stage.as === 'nobody' ? undefined : stage.as === 'reception' ? await stateOf(browser, await invitation(shop)) : owner;
      count += await shootStage(browser, { at: { baseUrl: product.baseUrl, storageState }, stage });
    }
    return count;
  } finally {
    await product.dispose();
  }
}

/** Somebody signed in by a link. */
async function stateOf(browser: Browser, link: string): Promise<BrowserContextOptions['storageState']> {
  const { context } = await signIn(browser, link);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** How tall the page is, once what was said to it has been drawn: a mail tells its frame how tall it is. */
const heightOf = (page: Page): Promise<number> => page.evaluate<number>(`new Promise((done) => {
  const draw = (frames) => requestAnimationFrame(() => (frames > 0 ? draw(frames - 1) : done(document.documentElement.scrollHeight)));
  draw(6);
})`);

async function shoot(page: Page, file: string): Promise<void> {
  if ((await page.locator('iframe').count()) > 0) await page.frameLocator('iframe').first().locator('body *').first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => true)');
  // As tall as what is on it: what sticks to the window's edges is then drawn where it belongs.
  const usual = page.viewportSize() ?? { width: 1360, height: 900 };
  for (let [height, known, tries] = [await heightOf(page), 0, 0]; height !== known && tries < 5; tries++) {
    await page.setViewportSize({ ...usual, height: Math.max(height, usual.height) });
    [height, known] = [await heightOf(page), height];
  }
  await page.screenshot({ path: file });
  await page.setViewportSize(usual);
}

const salon: Recipe = async (shop) => [
  { views: await salonViews(shop) },
  { views: await receptionViews(shop), as: 'reception' },
  { views: await interruptedViews(shop) },
  { prepare: async () => void closing.push(await SalonMail.connect(shop)), views: connectedViews },
  { prepare: async () => { for (const mail of closing) if (mail instanceof SalonMail) await mail.lock(); }, views: brokenViews },
];

const newShop: Recipe = async (shop) => [{ views: await newShopViews(shop), last: firstStory }];

const troubledShop: Recipe = async (shop) => {
  const troubled = await TroubledShop.begin(shop);
  closing.push(troubled);
  return troubled.stages();
};

const longShop: Recipe = async (shop) => [{ views: await longViews(shop) }];

const door: Recipe = async (shop, link) => [{ views: await doorViews(shop, link), as: 'nobody' }];

/** What is closed at the end. */
const closing: { close(): Promise<void> }[] = [];

/** A salon at Meta, which has to be there before the product is. */
async function shootWhatsapp(browser: Browser): Promise<number> {
  const vendors = await listenAsMeta();
  try {
    const stages: Recipe = async (shop) => [
      { views: await closedWindowViews(shop, vendors) }, { prepare: async () => void (await approve(shop)), views: approvedViews }, { prepare: () => writeAgain(shop, vendors), views: openWindowViews },
    ];
    return await shootShop(browser, stages, { env: vendors.env });
  } finally {
    await vendors.stop();
  }
}

fs.mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  let count = isSalonWanted ? await shootShop(browser, salon) : 0;
  for (const [prefix, recipe] of [['new-', newShop], ['trouble-', troubledShop], ['long-', longShop], ['door-', door]] as const) {
    if (isWantedShop(prefix)) count += await shootShop(browser, recipe);
  }
  if (isWantedShop('whatsapp-')) count += await shootWhatsapp(browser);
  process.stdout.write(`${count} pictures in ${folder}\n`);
} finally {
  await Promise.all(closing.map((one) => one.close()));
  await browser.close();
}
