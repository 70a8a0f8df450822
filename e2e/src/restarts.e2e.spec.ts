import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { erpEvent, eventually, SmtpSink, type ProductProcess } from '@messaging/testing';
import { Shop, startProduct } from './shop/shop.js';

const entry = path.resolve(import.meta.dirname, '../../services/standalone/dist/main.js');
const startDistributed = path.resolve(import.meta.dirname, '../../tools/start-distributed.mjs');

describe('a product that ends, one way or another', () => {
  let sink: SmtpSink;
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    product = await startProduct();
    shop = Shop.of(product);
    await shop.useMailServer(sink);
    await shop.enable('welcome', { channel: 'email' });
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    fs.rmSync(`${product.dataDir}-other`, { recursive: true, force: true });
    await sink.close();
  });

  const customers = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const customerId = `${prefix}-${index}`;
      return erpEvent('customer.created', { customerId, customer: { id: customerId, firstName: 'Ada', email: `${customerId}@example.com` } });
    });
  const copiesOf = (customerId: string) => sink.journal().filter(({ to }) => to.includes(`${customerId}@example.com`)).length;

  it('drains on SIGTERM, and goes on where it was', async () => {
    const events = customers('term', 60);
    await shop.publish(...events);
    await product.stop();
    await product.restart();
    await sink.waitFor((entries) => new Set(entries.flatMap(({ to }) => to).filter((to) => to.startsWith('term-'))).size === events.length);
    for (const { data } of events) expect(copiesOf(data.customerId)).toBe(1);
  });

  it('sends nothing while SENDING=hold, says so with each message, and sends everything once when it is lifted', async () => {
    const events = customers('hold', 5);
    const ids = events.map(({ data }) => data.customerId);
    const reasonsOf = () => Promise.all(ids.map(async (id) => (await shop.messageOf(id, 'queued')).reason?.code));
    await product.stop();
    await product.restart({ SENDING: 'hold' });
    await shop.publish(...events);
    expect(new Set(await reasonsOf())).toEqual(new Set(['SENDING.HELD_BY_OPERATOR']));
    await product.kill('SIGKILL');
    await product.restart({ SENDING: 'hold' });
    expect(new Set(await reasonsOf())).toEqual(new Set(['SENDING.HELD_BY_OPERATOR']));
    const { id, attempts } = await shop.messageOf(ids[0] ?? '', 'queued');
    expect(attempts).toBe(0);
    expect((await shop.timeline(id)).map(({ text }) => text)).toEqual(['Accepted by an automation.', 'The operator put all sending on hold; the message waits.']);
    expect((await shop.client.get('/api/v1/dashboard')).body).toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ code: 'SENDING.HELD_BY_OPERATOR' })]) });
    expect(ids.map(copiesOf)).toEqual([0, 0, 0, 0, 0]);
    await product.stop();
    await product.restart();
    for (const each of ids) expect((await shop.messageOf(each, 'sent')).reason).toBeUndefined();
    expect(ids.map(copiesOf)).toEqual([1, 1, 1, 1, 1]);
  });

  it('loses nothing that it acknowledged when it is killed, and knows the state of all', async () => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < 3; kill++) {
      const events = customers(`kill${kill}`, 40);
      await shop.publish(...events);
      acknowledged.push(...events.map(({ data }) => data.customerId));
      const before = sink.journal().length;
      await sink.waitFor((entries) => entries.length > before);
      await product.kill('SIGKILL');
      await product.restart();
    }
    for (const customerId of acknowledged) {
      // Sent, or unknown where the process died between the mail server's word and its own note of it.
      const { status } = await shop.messageOf(customerId, 'sent', 'unknown');
      if (status === 'sent') expect(copiesOf(customerId)).toBeGreaterThanOrEqual(1);
      expect(copiesOf(customerId)).toBeLessThanOrEqual(1);
    }
  });

  it('outlives the death of its database in the middle of its work, without being started again itself', async () => {
    const events = customers('database', 60);
    await shop.publish(...events);
    const before = sink.journal().length;
    await sink.waitFor((entries) => entries.length > before);
    process.kill(Number(fs.readFileSync(path.join(product.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    const { pid } = product;
    for (const { data } of events) {
      // What was claimed when the database went waits for its lease to run out.
      await eventually(() => shop.messageOf(data.customerId, 'sent', 'unknown'), { timeoutMs: 60_000 });
      expect(copiesOf(data.customerId)).toBeLessThanOrEqual(1);
    }
    expect(product.pid).toBe(pid);
    expect((await shop.client.get('/health/live')).status).toBe(200);
  }, 120_000);

  it('has its folder and its port for itself, and says all that is wrong with its settings', () => {
    const start = (env: Record<string, string>, program = entry) => spawnSync(process.execPath, [program], { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8', timeout: 60_000 });
    const sameFolder = start({ DATA_DIR: product.dataDir, PORT: '0' });
    expect([sameFolder.status, sameFolder.stderr]).toEqual([1, expect.stringMatching(/^DATA_DIR .* is in use by process \d+.*\n$/)]);
    const samePort = start({ DATA_DIR: `${product.dataDir}-other`, PORT: new URL(product.baseUrl).port });
    expect([samePort.status, samePort.stderr]).toEqual([1, expect.stringMatching(/^port \d+ is taken.*\n$/)]);
    const wrong = start({ DATA_DIR: `${product.dataDir}-other`, PORT: 'x', LOG_LEVEL: 'loud', RETRY_BASE: 'soon' });
    expect(wrong.status).toBe(78);
    for (const name of ['PORT', 'LOG_LEVEL', 'RETRY_BASE']) expect(wrong.stderr).toContain(`  ${name}: `);
    const apart = start({ DATA_DIR: `${product.dataDir}-other`, PORT: 'x', RETRY_BASE: 'soon', KAFKA_BROKERS: 'nowhere', KAFKA_SASL_USERNAME: 'u' }, startDistributed);
    expect(apart.status).toBe(78);
    for (const name of ['PORT', 'RETRY_BASE', 'KAFKA_BROKERS', 'KAFKA_SASL_MECHANISM']) expect(apart.stderr).toContain(`  ${name}: `);
  }, 120_000);
});
