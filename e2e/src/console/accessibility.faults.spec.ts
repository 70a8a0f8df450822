import type { ProductProcess } from '@messaging/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, signIn, type ConsoleView } from './browser.js';
import { desktop, faultsIn, phone } from './every-look.js';
import { firstStory, newShopViews } from './new-shop-views.js';
import { brokenViews, connectedViews, SalonMail } from './salon-mail.js';
import { salonStates } from './salon-states.js';
import { salonViews } from './views.js';

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
