import { randomUUID } from 'node:crypto';
import { eventually, erpEvent, type ProductProcess } from '@messaging/testing';
import { Shop, startProduct } from '../shop/shop.js';
import { foundInLines, foundOnDisk, foundInText, type Canaries } from './canaries.js';
import { existingIds, filled } from './existing-ids.js';
import { readServedContract } from './served-contract.js';

/** Where the database keeps rows; its log lies there too, and is searched like every other file. */
const isRows = (file: string): boolean => file.startsWith('postgres') && !file.endsWith('.log');

describe('what may not be written down', () => {
  const mark = randomUUID().slice(0, 8);
  const personal = {
    name: `Canaria${mark}`, mail: `canary-${mark}@example.com`, phone: `+346${String(Date.now()).slice(-8)}`,
    body: `the body ${mark} of a message`, subject: `the subject ${mark}`, note: `attribute-${mark}`,
  } as const satisfies Canaries;
  const given = {
    password: `smtp-password-${mark}`, authToken: `twilio-token-${mark}`, apiToken: `meta-token-${mark}`, appSecret: `meta-secret-${mark}`,
    inboundSecret: `inbound-secret-${mark}`, accessKey: `bird-key-${mark}`,
  } as const satisfies Canaries;
  const customerId = `c-${mark}`;
  let secrets: Canaries;
  let product: ProductProcess;
  let shop: Shop;

  beforeAll(async () => {
    product = await startProduct({ env: { OUTBOUND_ALLOW: '127.0.0.3', LOG_LEVEL: 'debug' } });
    shop = Shop.of(product);
    const { password, authToken, apiToken, appSecret, inboundSecret, accessKey } = given;
    await shop.ask(200, shop.client.patch('/api/v1/settings', { email: { password, inboundSecret }, sms: { twilio: { authToken }, messagebird: { accessKey } }, whatsapp: { apiToken, appSecret } }));
    const key = await shop.ask<{ key: string }>(201, shop.client.post('/api/v1/settings/api-keys', { name: 'canary', permissions: ['messaging.view_message'] }));
    const hook = await shop.ask<{ secret: string }>(201, shop.client.post('/api/v1/hooks', { url: `http://127.0.0.3:9/${mark}`, events: ['message.*'] }));
    expect(key.key).toMatch(/^msk_/);
    secrets = { ...given, apiKey: key.key, hook: hook.secret.replace('whsec_', ''), session: await shop.client.token() };
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
  });

  /** What every route that reads answers for what there is. */
  const everyAnswer = async (): Promise<readonly (readonly [string, string])[]> => {
    const contract = await readServedContract(shop.client);
    const known = await existingIds(contract, shop.client);
    const reads = contract.operations.filter(({ method, template, permissions }) => method === 'GET' && permissions.length > 0 && !template.endsWith('/stream'));
    const paths = [...reads.flatMap(({ template }) => filled(template, known) ?? []), `/api/v1/customers/${customerId}`, `/api/v1/customers/${customerId}/activity`, `/api/v1/customers/${customerId}/export`];
    return Promise.all(paths.map(async (path) => [path, JSON.stringify((await shop.client.get(path)).body)] as const));
  };
  const shown = async (canaries: Canaries): Promise<string[]> => (await everyAnswer()).flatMap(([path, text]) => foundInText(text, canaries).map((what) => `${what} at ${path}`));

  /** A customer's whole way, and everything that is refused on it: what is refused is what errors like to quote. */
  const live = async (): Promise<void> => {
    const { name, mail, phone, body, subject, note } = personal;
    await shop.enable('welcome', { channel: 'sms' });
    await shop.publish(
      erpEvent('customer.created', { customerId, customer: { firstName: name, email: mail, phone, attributes: { note } } }),
      { ...erpEvent('customer.updated', { customerId, note }), type: 'customer.teleported' },
    );
    await shop.messageOf(customerId, 'delivered');
    const sent = await shop.ask<{ id: string }>(202, shop.client.post('/api/v1/messages', { channel: 'email', to: mail, category: 'custom', subject, body }));
    await eventually(async () => expect((await shop.client.get<{ status: string }>(`/api/v1/messages/${sent.id}`)).body.status).not.toBe('queued'));
    for (const bad of [`{"body":"${body}",`, { body, to: mail, channel: 'sms', category: 'custom' }, { body, to: { mail } }, { [body]: mail }]) {
      expect((await shop.client.post('/api/v1/messages', bad, { headers: { 'content-type': 'application/json' } })).status).toBeGreaterThanOrEqual(400);
    }
    await shop.client.as({ bearer: given.password }).get('/api/v1/messages');
    await shop.client.get('/api/v1/customers', { query: { q: mail } });
    expect((await shop.client.patch('/api/v1/settings', { email: { password: given.password, port: 'x' } })).status).toBe(400);
    await shop.client.post('/api/v1/settings/email/verify');
  };

  it('is in no line of the log, no answer and no file; and of an erased customer no door shows anything any more', async () => {
    await live();
    expect(await shown(secrets)).toEqual([]);
    // The searches find what is there.
    expect((await shown({ mail: personal.mail })).length).toBeGreaterThan(1);
    expect(foundOnDisk(product.dataDir, { mail: personal.mail }, isRows)).not.toEqual([]);
    const { name, mail, phone, note } = personal;
    await shop.ask(200, shop.client.delete(`/api/v1/customers/${customerId}`));
    await eventually(async () => expect(await shown({ name, mail, phone, note })).toEqual([]), { timeoutMs: 60_000 });
    await product.stop();
    expect(product.output.lines.length).toBeGreaterThan(20);
    expect(foundInLines(product.output.lines, { ...secrets, ...personal })).toEqual([]);
    expect(foundOnDisk(product.dataDir, secrets)).toEqual([]);
    expect(foundOnDisk(product.dataDir, personal, (file) => !isRows(file))).toEqual([]);
  }, 300_000);
});
