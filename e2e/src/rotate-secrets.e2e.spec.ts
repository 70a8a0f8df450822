import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { eventually, SmtpSink, type ProductProcess } from '@messaging/testing';
import { mailTo, Shop, startProduct, tokenSecret } from './shop/shop.js';

const command = path.resolve(import.meta.dirname, '../../services/standalone/dist/rotate-secrets.js');
const key = (kid: string): string => `${kid}:${randomBytes(32).toString('base64')}`;

describe('rotating the keys of a running product', () => {
  const [older, newer] = [key('old'), key('new')];
  let sink: SmtpSink;
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    sink = await SmtpSink.start({ keepRaw: true, auth: { user: 'ana', pass: 'the-password-of-the-relay' } });
    product = await startProduct({ env: { ENCRYPTION_KEYS: older } });
    shop = Shop.of(product);
    await shop.useMailServer(sink);
    await shop.ask(200, shop.client.patch('/api/v1/settings', { email: { username: 'ana', password: 'the-password-of-the-relay' } }));
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    await sink.close();
  });

  /** With connections of its own: those of the life before are closed. */
  const restart = async (keys: string): Promise<void> => {
    await shop.client.close();
    await product.stop();
    await product.restart({ ENCRYPTION_KEYS: keys });
    shop = Shop.of(product);
  };
  const rotate = (keys: string) => {
    const env = { PATH: process.env['PATH'] ?? '', AUTH_JWT_SECRET: tokenSecret, DATA_DIR: product.dataDir, PORT: new URL(product.baseUrl).port, ENCRYPTION_KEYS: keys };
    return new Promise<{ failed: boolean; stdout: string; stderr: string }>((resolve) =>
      execFile(process.execPath, [command], { env }, (error, stdout, stderr) => resolve({ failed: error !== null, stdout, stderr })),
    );
  };
  const send = async (to: string): Promise<void> => {
    await shop.ask(202, shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'custom', subject: 'Hi', body: 'Hi' }));
  };
  const sandboxDelivers = async (to: string): Promise<void> => {
    const { id } = await shop.ask<{ id: string }>(202, shop.client.post('/api/v1/messages', { channel: 'sms', to, category: 'custom', body: 'Hi' }));
    await eventually(async () => expect((await shop.client.get(`/api/v1/messages/${id}`)).body).toMatchObject({ status: 'delivered' }));
  };

  it('re-encrypts beside it, and the old key may go; bounces of old mails count as long as it is listed', async () => {
    await send('before@example.com');
    const mail = await mailTo(sink, 'before@example.com');

    const early = await rotate(`${newer},${older}`);
    expect([early.failed, early.stderr]).toEqual([true, expect.stringContaining('the product has not started with key "new" yet')]);

    await restart(`${newer},${older}`);
    await sandboxDelivers('+34600111222'); // its callbacks are signed with what comes of the new key
    await shop.reportMail(mail, 'delivered'); // a bounce token of the old key
    const done = await rotate(`${newer},${older}`);
    expect([done.failed, done.stderr]).toEqual([false, '']);
    expect(done.stdout).toMatch(/dispatch\.secret: [1-9]\d* of [1-9]/);
    expect(done.stdout).toContain('everything is sealed with new');
    expect((await rotate(`${newer},${older}`)).stdout).toContain('dispatch.secret: 0 of 0');
    await send('between@example.com');
    await mailTo(sink, 'between@example.com');

    await restart(newer);
    await send('after@example.com');
    await mailTo(sink, 'after@example.com');
    await sandboxDelivers('+34600111223');
    await shop.reportMail(await mailTo(sink, 'after@example.com'), 'delivered');
  });

  it('does not start without a key that something is sealed with', async () => {
    await product.stop();
    await expect(product.restart({ ENCRYPTION_KEYS: key('another') })).rejects.toThrow(/ended with 78[^]*ENCRYPTION_KEYS lacks "new"/);
    await product.restart({ ENCRYPTION_KEYS: newer });
  });
});
