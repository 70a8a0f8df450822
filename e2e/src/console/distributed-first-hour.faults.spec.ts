import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { DistributedProduct, SmtpSink, testDatabase, testKafka, type TestDatabase } from '@messaging/testing';
import type { Browser } from 'playwright-core';
import { Shop, tokenSecret } from '../shop/shop.js';
import { complaintsOf, launchBrowser, openPage, storyMs, type Complaints } from './browser.js';
import { FirstHour, firstHourSteps } from './first-hour.js';

const brokers = await testKafka();
const signInLink = path.resolve(import.meta.dirname, '../../../services/standalone/dist/sign-in-link.js');

/** A way in, from the database of services that run apart: `npm run sign-in-link`. */
async function linkInto(databaseUrl: string, baseUrl: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [signInLink], { env: { ...process.env, DATABASE_URL: databaseUrl, PUBLIC_URL: baseUrl } });
  return stdout.replace('sign in: ', '').trim();
}

/** The story of first-hour.e2e.spec.ts, in six services with Kafka between them. */
(brokers.length > 0 ? describe : describe.skip)('the first hour of a new shop whose services run apart', () => {
  let database: TestDatabase;
  let product: DistributedProduct;
  let browser: Browser;
  let sink: SmtpSink;
  let complaints: Complaints;
  let hour: FirstHour;
  beforeAll(async () => {
    [database, browser, sink] = await Promise.all([testDatabase(), launchBrowser(), SmtpSink.start({ keepRaw: true })]);
    product = await DistributedProduct.start({ databaseUrl: database.url, brokers, env: { AUTH_JWT_SECRET: tokenSecret, OUTBOUND_ALLOW: '127.0.0.1' } });
    const page = await openPage(browser);
    complaints = complaintsOf(page);
    hour = new FirstHour(page, { baseUrl: product.baseUrl, link: await linkInto(database.url, product.baseUrl), shop: Shop.of(product), sink });
  }, 2 * storyMs);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
    await sink?.close();
    await database?.drop();
  }, storyMs);

  it.each(firstHourSteps)('%s', (_name, step) => step(hour), storyMs);

  it('meets nothing on the way that its browser refused', () => {
    expect(complaints.lines).toEqual([]);
  });
});
