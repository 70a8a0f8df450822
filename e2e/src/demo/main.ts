// npm run demo [-- --distributed]: the product's main job, step by step, against the built product by HTTP alone. Exits
// non-zero at the first step that does not happen.
import { erpEvent, SmtpSink, type ProductProcess } from '@messaging/testing';
import { mailTo, Shop, startDistributedProduct, startProduct } from '../shop/shop.js';

const startedAt = performance.now();
let steps = 0;
const isDistributed = process.argv.includes('--distributed');

/** Runs one step and prints what it found. */
async function step<T>(what: string, run: () => Promise<T>, show: (found: T) => string = () => ''): Promise<T> {
  try {
    const found = await run();
    const detail = show(found);
    console.log(`${String(++steps).padStart(2)}. ${what}${detail && `: ${detail}`}  (${((performance.now() - startedAt) / 1000).toFixed(2)} s)`);
    return found;
  } catch (error) {
    throw new Error(`${what}: did not happen: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function story(shop: Shop, customerId: string): Promise<void> {
  const message = await shop.messageOf(customerId);
  const items = await step('the whole story stands on the message’s timeline', () => shop.timeline(message.id), (found) => `${found.length} lines`);
  for (const item of items) console.log(`      ${item.at}  ${item.kind.padEnd(8)}  ${item.text}`);
  if (items.length < 3) throw new Error('the timeline is too short to be the whole story');
}

async function byEmail(shop: Shop, sink: SmtpSink): Promise<void> {
  console.log('\nA welcome by email');
  await step('the hub sends its mail through a real SMTP server', () => shop.useMailServer(sink), () => `${sink.host}:${sink.port}`);
  await step('staff enable the system automation "Welcome"', () => shop.enable('welcome', { channel: 'email' }), ({ id }) => id);
  const created = erpEvent('customer.created');
  const { customerId } = created.data;
  await step('the ERP publishes customer.created, and it is accepted', () => shop.publish(created), ({ accepted }) => `${accepted} event`);
  await step('the automation matches: an execution', () => shop.executionOf(customerId), (execution) => `${execution.id} ${execution.status}`);
  await step('dispatch has the message', () => shop.messageOf(customerId), (message) => `${message.id} ${message.status}`);
  const mail = await step('the mail server has the mail', () => mailTo(sink, 'ada@example.com'), (entry) => `"${entry.subject}" to ${entry.to.join()}`);
  await step('its status is sent', () => shop.messageOf(customerId, 'sent'), (message) => `${message.status} at ${message.sentAt}`);
  await step('the mail server reports delivery (DSN to the email door, signed)', () => shop.reportMail(mail, 'delivered'));
  await step('its status is delivered', () => shop.messageOf(customerId, 'delivered'), (message) => `${message.status} at ${message.deliveredAt}`);
  await step('the same event once more changes nothing', () => shop.publish(created), ({ duplicates }) => `${duplicates} duplicate`);
  await story(shop, customerId);
}

async function bySms(shop: Shop): Promise<void> {
  console.log('\nThe same by SMS, on the sandbox: its receipts travel through the webhooks service like any vendor’s');
  await step('staff move "Welcome" to SMS', () => shop.enable('welcome', { channel: 'sms' }), ({ id, channel }) => channel ?? id);
  const created = erpEvent('customer.created', { customer: { firstName: 'Grace', phone: '+34600000002', locale: 'es' } });
  const { customerId } = created.data;
  await step('the ERP publishes customer.created, and it is accepted', () => shop.publish(created), ({ accepted }) => `${accepted} event`);
  await step('the automation matches: an execution', () => shop.executionOf(customerId), (execution) => `${execution.id} ${execution.status}`);
  await step('it is sent, and its receipt has come', () => shop.messageOf(customerId, 'delivered'), (message) => `${message.provider} ${message.status}: ${message.body}`);
  await story(shop, customerId);
}

async function main(): Promise<void> {
  const sink = await SmtpSink.start({ keepRaw: true });
  let product: ProductProcess | undefined;
  try {
    product = isDistributed
      ? await step('six services start apart, on a Kafka and a PostgreSQL of their own', () => startDistributedProduct(), ({ baseUrl }) => baseUrl)
      : await step('the product starts on an empty folder', () => startProduct(), ({ baseUrl }) => baseUrl);
    const shop = Shop.of(product);
    await byEmail(shop, sink);
    await bySms(shop);
    await shop.client.close();
    console.log('');
    const running = product;
    await step('SIGTERM: it drains and exits 0', () => running.stop());
    console.log('\nEvery step happened.');
  } finally {
    await product?.dispose();
    await sink.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
