import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { DistributedProduct, SmtpSink, testDatabase, testKafka, type TestDatabase } from '@messaging/testing';
import type { Browser, Page } from 'playwright-core';
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
  let page: Page;
  let shop: Shop;
  beforeAll(async () => {
    [database, browser, sink] = await Promise.all([testDatabase(), launchBrowser(), SmtpSink.start({ keepRaw: true })]);
    product = await DistributedProduct.start({ databaseUrl: database.url, brokers, env: { AUTH_JWT_SECRET: tokenSecret, OUTBOUND_ALLOW: '127.0.0.1' } });
    page = await openPage(browser);
    shop = Shop.of(product);
    complaints = complaintsOf(page);
    hour = new FirstHour(page, { baseUrl: product.baseUrl, link: await linkInto(database.url, product.baseUrl), shop, sink });
  }, 2 * storyMs);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
    await sink?.close();
    await database?.drop();
  }, storyMs);

  it.each(firstHourSteps)('%s', (_name, step) => step(hour), storyMs);

  it('lets an import go on that stopped on its way', async () => {
    await database.query(`create function dispatch.refuse() returns trigger language plpgsql as $$ begin if new.customer_id = 'late-1' then raise exception 'nobody foresaw this'; end if; return new; end $$`);
    await database.query('create trigger refuse before insert on dispatch.customer for each row execute function dispatch.refuse()');
    const { id } = await shop.ask<{ id: string }>(202, shop.client.post('/api/v1/customers/import', 'id\nlate-1', { headers: { 'content-type': 'text/csv' } }));
    await page.goto(`${product.baseUrl}/m/messaging/settings/import/?id=${id}`);
    await page.getByRole('heading', { name: 'The import stopped' }).waitFor();
    await database.query('drop trigger refuse on dispatch.customer');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('heading', { name: 'Your list has been read' }).waitFor();
    await page.getByText('The one line was taken.').waitFor();
  }, storyMs);

  it('meets nothing on the way that its browser refused', () => {
    expect(complaints.lines).toEqual([]);
  });
});
