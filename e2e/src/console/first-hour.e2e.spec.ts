import { SmtpSink, type ProductProcess } from '@messaging/testing';
import type { Browser } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { complaintsOf, launchBrowser, openPage, storyMs, type Complaints } from './browser.js';
import { FirstHour, firstHourSteps } from './first-hour.js';

/** One story, step by step, as a new shop lives it; each step rests on those before. */
describe('the first hour of a new shop', () => {
  let product: ProductProcess;
  let browser: Browser;
  let sink: SmtpSink;
  let complaints: Complaints;
  let hour: FirstHour;
  beforeAll(async () => {
    [product, browser, sink] = await Promise.all([startProduct(), launchBrowser(), SmtpSink.start({ keepRaw: true })]);
    const page = await openPage(browser);
    complaints = complaintsOf(page);
    hour = new FirstHour(page, { baseUrl: product.baseUrl, link: product.signInUrl ?? '', shop: Shop.of(product), sink });
  }, storyMs);
  afterAll(async () => {
    await browser?.close();
    await Promise.all([product?.dispose(), sink?.close()]);
  });

  it.each(firstHourSteps)('%s', (_name, step) => step(hour), storyMs);

  it('meets nothing on the way that its browser refused', () => {
    expect(complaints.lines).toEqual([]);
  });
});
