import { readFileSync } from 'node:fs';
import { FakeVendor, type SeenRequest, type VendorReply } from '@messaging/testing';
import { PigeonAdapter } from '../../test/pigeon/adapter.js';
import { pigeonManifest, PigeonCredentials } from '../../test/pigeon/manifest.js';
import { pigeonProvider } from '../../test/pigeon/provider.js';
import type { RawCallback } from '../callback-port.js';
import { providers } from '../registry.js';
import { signBytes } from '../signature.js';
import { objectIn } from '../vendor-call/read-json.js';
import { describeHttpAdapterConformance } from './http-adapter-conformance.js';

/** Pigeon Post as its description has it: strict. */
class FakePigeonPost extends FakeVendor {
  readonly letters: string[] = [];

  constructor() {
    super();
  }

  protected answer(request: SeenRequest): VendorReply {
    if (request.headers['authorization'] !== 'Key corn') return { status: 401, body: { code: 'who_are_you', message: 'Unknown key' } };
    if (request.method !== 'POST' || !request.path.endsWith('/letters')) return { status: 404, body: {} };
    const letter = request.headers['content-type'] === 'application/json' ? objectIn(request.body) : {};
    if (Object.keys(letter).sort().join() !== 'from,reference,text,to') return { status: 400, body: { code: 'unreadable', message: 'Not understood' } };
    if (letter['to'] === '+1') return { status: 422, body: { code: 'no_such_loft', message: 'Nobody home' } };
    this.letters.push(String(letter['reference']));
    return { status: 201, body: { id: `pigeon-${this.letters.length}` } };
  }
}

const guide = readFileSync(new URL('../../../../docs/guides/add-a-provider.md', import.meta.url), 'utf8');
const example = (file: string): string => readFileSync(new URL(`../../test/pigeon/${file}`, import.meta.url), 'utf8');
const credentials = { senderName: 'Sol', pigeon: { apiKey: 'corn', signingKey: 'seed' } };

describe('the guide to adding a provider', () => {
  it.each(['codes.ts', 'manifest.ts', 'adapter.ts', 'callback.ts', 'provider.ts'])('shows %s as it runs here', (file) => {
    const block = new RegExp(`\\n\`\`\`ts\\n// ${file.replace('.', '\\.')}\\n([\\s\\S]*?)\`\`\`\\n`).exec(guide)?.[1];
    // Where the folder stands in src, the imports have one level more.
    expect(block?.replaceAll("'../../", "'../../src/")).toBe(example(file));
  });

  it('leads to a provider that fits into the registry as all others do', () => {
    const registry = new Map([...providers, ['pigeon', pigeonProvider]]);
    expect(registry.get('pigeon')?.manifest.provider).toBe(pigeonProvider.createParser({} as never).provider);
    for (const { label } of [pigeonManifest, ...pigeonManifest.fields]) expect([label.en, label.es]).not.toContain('');
    expect(pigeonProvider.createAdapter({ accountId: 'a', channel: 'sms', credentials: { ...credentials, pigeon: {} } }, {} as never)).toMatchObject({ ok: false, problem: { errors: [{ pointer: '/pigeon/apiKey' }] } });
    expect(pigeonProvider.createAdapter({ accountId: 'a', channel: 'sms', credentials }, {} as never)).toMatchObject({ ok: true, value: { provider: 'pigeon' } });
  });
});

describeHttpAdapterConformance('Pigeon Post', {
  startVendor: () => new FakePigeonPost().listen(),
  adapterAt: (apiUrl, options) => new PigeonAdapter(PigeonCredentials.parse(credentials), apiUrl, options),
  message: { hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a', channel: 'sms', to: '+34600000000', purpose: 'transactional', text: 'Hola Ana' },
  refusedTo: '+1',
  taken: (vendor) => (vendor as FakePigeonPost).letters.length,
});

describe('Pigeon Post', () => {
  const parser = pigeonProvider.createParser({} as never);
  const told = (door: 'status' | 'inbound', said: object, secret = 'seed') => {
    const body = Buffer.from(JSON.stringify(said));
    const callback: RawCallback = { method: 'POST', url: 'https://shop.example', headers: { 'x-pigeon-signature': signBytes(body, secret) }, body, receivedAt: new Date(0) };
    return parser.parse(door, callback, { secrets: { signingKey: ['new', 'seed'] }, identity: {} });
  };

  it('is believed by either key, and tells of arrivals, losses and answers', async () => {
    expect(await told('status', { id: 'p1', reference: 'a1', state: 'arrived', at: '2026-11-26T08:00:00Z' }, 'new')).toMatchObject({ receipts: [{ status: 'delivered', attemptId: 'a1', externalId: 'p1' }] });
    expect(await told('status', { id: 'p1', state: 'lost', code: 'fog' })).toMatchObject({ receipts: [{ status: 'failed', failure: { class: 'TRANSIENT', code: 'fog', policy: { strikes: 3 } } }] });
    expect(await told('status', { id: 'p1', state: 'moulting' })).toMatchObject({ receipts: [{ status: 'other', providerStatus: 'moulting' }] });
    expect(await told('inbound', { id: 'i1', from: '+34600000000', text: 'BAJA' })).toMatchObject({ inbound: [{ externalId: 'i1', text: 'BAJA' }] });
    expect(await told('status', { id: 'p1', state: 'arrived' }, 'crumbs')).toMatchObject({ kind: 'rejected' });
  });
});
