import { generateKeyPairSync } from 'node:crypto';
import { BounceTokens, OutboundGuard, findProvider, providers } from './index.js';

const environment = { guard: new OutboundGuard(), bounceTokens: new BounceTokens([Buffer.alloc(32)]), webhooksUrl: 'http://127.0.0.1:1', publicUrl: 'https://shop.example', apiUrls: {} };
const smtp = { host: 'mail.example', fromName: 'Shop', fromAddress: 'hola@españa.example' };
const createSmtp = (credentials: unknown) => {
  const result = findProvider('smtp', 'email')?.createAdapter({ accountId: 'a', channel: 'email', credentials }, environment);
  return result?.ok ? 'ok' : result?.problem.errors?.map(({ pointer }) => pointer);
};

describe('the registry', () => {
  it('lists each provider under its own name, with labels in both languages', () => {
    for (const [name, { manifest, createParser }] of providers) {
      expect(manifest.provider).toBe(name);
      expect(createParser(environment).provider).toBe(name);
      for (const { label } of [manifest, ...manifest.fields]) expect([label.en, label.es]).not.toContain('');
    }
  });

  it('finds a provider only for its channels', () => {
    expect(findProvider('smtp', 'sms')).toBeUndefined();
    expect(findProvider('sandbox', 'sms')).toBeDefined();
  });

  it('checks credentials before an adapter exists', () => {
    const { privateKey } = generateKeyPairSync('ed25519', { privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
    expect(createSmtp(smtp)).toBe('ok');
    expect(createSmtp({ ...smtp, fromAddress: 'nobody', port: 0 })).toEqual(['/port', '/fromAddress']);
    expect(createSmtp({ ...smtp, username: 'ana' })).toEqual(['/password']);
    expect(createSmtp({ ...smtp, dkim: { domain: 'a.example', selector: 's', privateKey } })).toEqual(['/dkim/privateKey']);
  });
});
