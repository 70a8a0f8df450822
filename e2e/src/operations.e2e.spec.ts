import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { eventually, SmtpSink, type ApiClient, type ProductProcess } from '@messaging/testing';
import { GuideExamples } from './distributed/guide-examples.js';
import { Shop, startProduct, tokenSecret } from './shop/shop.js';

/** Node and a shell with tar are on every machine that runs the product. */
const shell = { language: 'shell', command: (file: string): readonly [string, string] => ['sh', file] };
const node = { language: 'JavaScript', command: (file: string): readonly [string, string] => [process.execPath, file] };

describe('the guide to running it', () => {
  const guide = GuideExamples.unpack('docs/guides/operations.md');
  let sink: SmtpSink;
  let product: ProductProcess;
  let shop: Shop;
  let restored: ProductProcess | undefined;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    product = await startProduct();
    shop = Shop.of(product);
    await shop.useMailServer(sink);
  });
  afterAll(async () => {
    await shop.client.close();
    await restored?.dispose();
    await product.dispose();
    for (const left of [backup(), copy(), running()]) fs.rmSync(left, { recursive: true, force: true });
    guide.dispose();
    await sink.close();
  });
  const backup = (): string => `${product.dataDir}.tar.gz`;
  const copy = (): string => `${product.dataDir}-restored`;
  const running = (): string => `${product.dataDir}-running`;

  const send = async (client: ApiClient, to: string): Promise<void> => {
    expect((await client.post('/api/v1/messages', { channel: 'email', to, category: 'custom', subject: 'Hi', body: 'Hello' })).status).toBe(202);
    await sink.waitFor((entries) => entries.some((entry) => entry.to.includes(to)));
  };

  it('makes an operator of whoever has the secret', async () => {
    const token = (await guide.run('operator-token.mjs', node, { AUTH_JWT_SECRET: tokenSecret })).trim();
    const operator = shop.client.as({ bearer: token });
    expect(await operator.put('/api/v1/operator/hubs/luna', { name: 'Luna', locale: 'es', timeZone: 'Europe/Madrid', country: 'ES' })).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await operator.get('/api/v1/operator/usage')).toMatchObject({ status: 200 });
  });

  it('refuses a copy of a running database at once, and says why', () => {
    spawnSync('cp', ['-a', product.dataDir, running()]);
    const { status, stderr } = spawnSync(process.execPath, ['services/standalone/dist/main.js'], { env: { PATH: process.env['PATH'], DATA_DIR: running(), PORT: '0' }, encoding: 'utf8', timeout: 60_000 });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('copy it again with the product stopped') });
  });

  it('brings a backup back, with its messages and with what its mail server needs', async () => {
    await send(shop.client, 'before@example.com');
    await product.stop();
    await guide.run('backup.sh', shell, { DATA_DIR: product.dataDir, BACKUP: backup() });
    await guide.run('restore.sh', shell, { DATA_DIR: copy(), BACKUP: backup() });
    restored = await startProduct({ env: { DATA_DIR: copy() } });
    const there = Shop.of(restored);
    await eventually(async () => expect((await there.client.get('/api/v1/messages')).body).toMatchObject({ items: [{ to: 'before@example.com', status: 'sent' }] }));
    await send(there.client, 'after@example.com');
    expect(sink.journal().filter(({ to }) => to.includes('before@example.com'))).toHaveLength(1);
    await there.client.close();
  });
});
