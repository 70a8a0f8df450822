import type { ProductProcess } from '@messaging/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, signIn, type ConsoleView } from './browser.js';
import { doorViews } from './door-views.js';
import { desktop, faultsIn, phone } from './every-look.js';
import { interruptedViews } from './interrupted-views.js';
import { longViews } from './long-views.js';
import { firstStory, newShopViews } from './new-shop-views.js';
import { brokenViews, connectedViews, SalonMail } from './salon-mail.js';
import { salonStates } from './salon-states.js';
import { TroubledShop } from './troubled-shop.js';
import { salonViews } from './views.js';
import { approve, approvedViews, closedWindowViews, listenAsMeta, openWindowViews, writeAgain } from './whatsapp-views.js';

const darkPhone = { colorScheme: 'dark', viewport: phone } as const;
const lightDesktop = { colorScheme: 'light', viewport: desktop } as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// In light on a desktop: accessibility.e2e.spec.ts.
describe('every view of the console of a salon', () => {
  let product: ProductProcess;
  let context: BrowserContext;
  let views: readonly ConsoleView[];
  beforeAll(async () => {
    product = await startProduct();
    views = [...(await salonViews(Shop.of(product))), ...(await salonStates(Shop.of(product)))];
    ({ context } = await signIn(browser, product.signInUrl ?? ''));
  }, 180_000);
  afterAll(() => product.dispose());

  it.each([
    ['light', 'on a phone', phone],
    ['dark', 'on a phone', phone],
    ['dark', 'on a desktop', desktop],
  ] as const)('breaks no rule of WCAG 2.2 AA and fits, in %s %s', async (colorScheme, _, viewport) => {
    expect(await faultsIn(context, product.baseUrl, { views, look: { colorScheme, viewport } })).toEqual([]);
  });

  it('breaks none where somebody is interrupted', async () => {
    const interrupted = await interruptedViews(Shop.of(product));
    const faults = [...(await faultsIn(context, product.baseUrl, { views: interrupted, look: lightDesktop })), ...(await faultsIn(context, product.baseUrl, { views: interrupted, look: darkPhone }))];
    // What the browser notes of a network and a session that the story itself took away begins with no view's name.
    expect(faults.filter((fault) => interrupted.some(({ name }) => fault.startsWith(`${name}: `)))).toEqual([]);
  });

  it('breaks none where a channel is connected, and where it has stopped', async () => {
    const mail = await SalonMail.connect(Shop.of(product));
    const fault = (shown: readonly ConsoleView[], colorScheme: 'light' | 'dark') => faultsIn(context, product.baseUrl, { views: shown, look: { colorScheme, viewport: phone } });
    try {
      expect(await fault(connectedViews, 'light')).toEqual([]);
      await mail.lock();
      expect([...(await fault(brokenViews, 'light')), ...(await fault(brokenViews, 'dark'))]).toEqual([]);
    } finally {
      await mail.close();
    }
  });
});

describe('every view of the console of a new shop', () => {
  let product: ProductProcess;
  let context: BrowserContext;
  let views: readonly ConsoleView[];
  beforeAll(async () => {
    product = await startProduct();
    views = await newShopViews(Shop.of(product));
    ({ context } = await signIn(browser, product.signInUrl ?? ''));
  }, 180_000);
  afterAll(() => product.dispose());

  it.each([
    ['light', 'on a desktop', desktop],
    ['dark', 'on a phone', phone],
  ] as const)('breaks no rule of WCAG 2.2 AA and fits, in %s %s', async (colorScheme, _, viewport) => {
    expect(await faultsIn(context, product.baseUrl, { views, look: { colorScheme, viewport } })).toEqual([]);
  });

  it('breaks none while the first message tells its story', async () => {
    expect(await faultsIn(context, product.baseUrl, { views: [firstStory], look: { colorScheme: 'light', viewport: phone } })).toEqual([]);
  });
});

describe('views of shops in which not all is well', () => {
  let product: ProductProcess;
  let shop: Shop;
  const closing: { close(): Promise<void> }[] = [];
  beforeEach(async () => {
    product = await startProduct();
    shop = Shop.of(product);
  });
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((one) => one.close()));
    await product.dispose();
  });

  const faultsOf = async (context: BrowserContext, views: readonly ConsoleView[]): Promise<readonly string[]> =>
    [...(await faultsIn(context, product.baseUrl, { views, look: lightDesktop })), ...(await faultsIn(context, product.baseUrl, { views, look: darkPhone }))];

  it('break no rule of WCAG 2.2 AA where all goes wrong', async () => {
    const troubled = await TroubledShop.begin(shop);
    closing.push(troubled);
    const { context } = await signIn(browser, product.signInUrl ?? '');
    const faults: string[] = [];
    for (const { prepare, views } of (await troubled.stages()).filter(({ as }) => as === undefined)) {
      await prepare?.();
      faults.push(...(await faultsOf(context, views)));
    }
    expect(faults).toEqual([]);
  });

  it('break none with the longest names', async () => {
    const views = await longViews(shop);
    const { context } = await signIn(browser, product.signInUrl ?? '');
    expect(await faultsOf(context, views)).toEqual([]);
  });

  it('break none at the door and on the way out of marketing', async () => {
    const { context } = await signIn(browser, product.signInUrl ?? '');
    await context.close();
    const views = await doorViews(shop, product.signInUrl ?? '');
    for (const [index, look] of [lightDesktop, darkPhone].entries()) {
      // From an address of its own: what is guessed in one look locks the next one out.
      const outside = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': `192.0.2.${index + 1}` } });
      expect(await faultsIn(outside, product.baseUrl, { views, look })).toEqual([]);
      await outside.close();
    }
  });
});

describe('views of a shop at Meta', () => {
  it('break no rule of WCAG 2.2 AA before and after approval, and with the window open', async () => {
    const vendors = await listenAsMeta();
    const product = await startProduct({ env: vendors.env });
    try {
      const shop = Shop.of(product);
      const closed = await closedWindowViews(shop, vendors);
      const { context } = await signIn(browser, product.signInUrl ?? '');
      const faults: string[] = [];
      const look = async (views: readonly ConsoleView[]) => {
        for (const one of [lightDesktop, darkPhone]) faults.push(...(await faultsIn(context, product.baseUrl, { views, look: one })));
      };
      await look(closed);
      await approve(shop);
      await look(approvedViews);
      await writeAgain(shop, vendors);
      await look(openWindowViews);
      expect(faults).toEqual([]);
    } finally {
      await product.dispose();
      await vendors.stop();
    }
  });
});
