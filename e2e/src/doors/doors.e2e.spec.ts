import { permissions, type Permission } from '@messaging/contracts';
import { erpEvent, type ApiAnswer, type ProductProcess } from '@messaging/testing';
import { Shop, startProduct, tokenSecret } from '../shop/shop.js';
import { existingIds, filled } from './existing-ids.js';
import { forgedTokens, tokenWith } from './forged-tokens.js';
import { DoorFuzzer } from './fuzz-doors.js';
import { bytes, events, insideAddresses, rules, settings, strictness, type DoorCase } from './hostile-requests.js';
import { nameOf, readServedContract, type ServedContract, type ServedOperation } from './served-contract.js';

interface ProblemBody {
  readonly code: string;
  readonly status: number;
  readonly missing?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

/** Any id and number in the places of a path. */
const anywhere = ({ template }: ServedOperation): string => template.replace('{channel}', 'sms').replace('{version}', '1').replace(/\{[^}]+\}/g, '00000000-0000-4000-8000-000000000000');

const takesJson = ({ body }: ServedOperation): boolean => body?.types.some((type) => /[/+]json$/.test(type)) ?? false;

/** Hundreds of requests each: seconds on a quiet machine, minutes on a loaded one. */
const manyRequestsMs = 300_000;

describe('every door of the product', () => {
  let product: ProductProcess;
  let shop: Shop;
  let contract: ServedContract;
  let templateId: string;
  const guarded = () => contract.operations.filter((operation) => !operation.isPublic);
  const call = (client: Shop['client'], operation: ServedOperation, path: string) => {
    const verb = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    if (verb === 'get' || verb === 'delete') return client[verb]<ProblemBody>(path);
    if (!operation.body || takesJson(operation)) return client[verb]<ProblemBody>(path, operation.body ? {} : undefined);
    return client[verb]<ProblemBody>(path, 'id', { headers: { 'content-type': operation.body.types[0] ?? '' } });
  };

  beforeAll(async () => {
    product = await startProduct({ env: { OUTBOUND_ALLOW: '127.0.0.3' } });
    shop = Shop.of(product);
    contract = await readServedContract(shop.client);
    const made = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/templates', { name: 'Door', channel: 'sms', category: 'custom', locale: 'en', body: 'Hi' }));
    templateId = made.id;
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
  });

  const isProblem = (answer: ApiAnswer<ProblemBody>, status: number) => {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, expect.stringContaining('application/problem+json')]);
    expect(answer.body).toMatchObject({ status, code: expect.any(String), detail: expect.any(String), requestId: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.(js|ts):|node_modules|select /i);
  };

  describe('opens for the permissions that it names, and for no others', () => {
    it('each of which stands in the served document', () => {
      for (const operation of guarded()) {
        const isOperators = operation.description.includes('operator token');
        expect([nameOf(operation), operation.permissions.length > 0 || isOperators]).toEqual([nameOf(operation), true]);
        for (const permission of operation.permissions) {
          expect(permissions).toContain(permission);
          expect(operation.description).toContain(`\`${permission}\``);
        }
      }
      expect(new Set(guarded().flatMap((operation) => operation.permissions))).toEqual(new Set(permissions));
    });

    it('401 without a token, 403 with none or another of the thirteen, 400 for an unknown parameter with the right ones', async () => {
      const wrong: unknown[] = [];
      const alone = new Map(permissions.map((permission) => [permission, shop.client.as({ permissions: [permission], sub: permission })]));
      const check = async (operation: ServedOperation, client: Shop['client'], expected: { who: string; status: number }) => {
        const { status, body } = await call(client, operation, `${anywhere(operation)}?zzz=1`);
        const missing = expected.who === 'operator' ? ['hub_id'] : operation.permissions.length === 0 ? ['operator'] : operation.permissions;
        const isRight = status === expected.status && (status !== 403 || missing.includes(body.missing ?? ''));
        if (!isRight) wrong.push([nameOf(operation), expected, status, body]);
      };
      for (const operation of guarded()) {
        const needed = operation.permissions as readonly Permission[];
        await check(operation, shop.client.as({ bearer: '' }), { who: 'nobody', status: 401 });
        await check(operation, shop.client.as({ permissions: [], sub: 'none' }), { who: 'none', status: 403 });
        for (const [permission, client] of alone) await check(operation, client, { who: permission, status: needed.length === 1 && needed[0] === permission ? 400 : 403 });
        if (needed.length > 1) await check(operation, shop.client.as({ permissions: needed, sub: 'both' }), { who: needed.join(), status: 400 });
        await check(operation, shop.client.as({ bearer: tokenWith(tokenSecret, { hub_id: undefined, operator: true }) }), { who: 'operator', status: needed.length === 0 ? 400 : 403 });
      }
      expect(wrong).toEqual([]);
    }, manyRequestsMs);

    it('whatever other permissions a token claims to have', async () => {
      const claims = [['*'], ['messaging.*'], ['view_message'], ['MESSAGING.VIEW_MESSAGE'], [null], [['messaging.view_message']], [{ name: 'messaging.view_message' }], ['messaging.view_message\u0000']];
      for (const given of claims) {
        const answer = await shop.client.as({ bearer: tokenWith(tokenSecret, { permissions: given }) }).get<ProblemBody>('/api/v1/messages');
        expect([given, answer.status, answer.body.missing]).toEqual([given, 403, 'messaging.view_message']);
      }
    });

    it('to no forged token', async () => {
      for (const [what, bearer] of forgedTokens(tokenSecret)) {
        const answer = await shop.client.as({ bearer }).get<ProblemBody>('/api/v1/messages');
        expect([what, answer.status, answer.headers.get('www-authenticate')]).toEqual([what, 401, 'Bearer']);
        isProblem(answer, 401);
      }
      for (const authorization of ['Basic YTpi', 'Bearer', `bearer  ${'x'}`, 'Token x', `Bearer ${await shop.client.token()}, Bearer x`]) {
        expect((await shop.client.as({ bearer: '' }).get('/api/v1/messages', { headers: { authorization } })).status).toBe(401);
      }
    });
  });

  it('knows no field that is not declared', async () => {
    const wrong: unknown[] = [];
    for (const operation of guarded().filter((operation) => takesJson(operation) && operation.permissions.length > 0)) {
      const verb = operation.method.toLowerCase() as 'post' | 'put' | 'patch';
      if (operation.template === '/api/v1/events') continue; // a CloudEvent may carry extensions
      const { status, body } = await shop.client[verb]<ProblemBody>(anywhere(operation), { zzz: 1 });
      if (status !== 400 || !body.errors?.some(({ pointer, code }) => pointer === '/zzz' && code === 'FIELD.UNKNOWN')) wrong.push([nameOf(operation), status, body]);
    }
    expect(wrong).toEqual([]);
  });

  const run = async ({ request: [method, path, body], headers, status, code, pointer, says }: DoorCase) => {
    const where = path.replace('{template}', templateId);
    const answer = await (method === 'get' || method === 'delete' ? shop.client[method]<ProblemBody>(where, { headers: headers ?? {} }) : shop.client[method]<ProblemBody>(where, body, { headers: headers ?? {} }));
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
    if (status >= 400) isProblem(answer, status);
    const errors = answer.body.errors ?? [];
    if (code !== undefined) expect([answer.body.code, ...errors.map((error) => error.code)]).toContain(code);
    if (pointer !== undefined) expect(errors.map((error) => error.pointer)).toContain(pointer);
    if (says !== undefined) expect(JSON.stringify(answer.body)).toContain(says);
  };
  describe('reads no bytes that are no request', () => {
    it.each(bytes)('$title', run);
  });
  describe('says where a request is not as documented', () => {
    it.each(strictness)('$title', run);
  });
  describe('refuses what is not allowed', () => {
    it.each([...rules, ...settings, ...events])('$title', run);
  });
  describe('lets no hub reach into the house', () => {
    it.each(insideAddresses)('$title', run);
  });

  it('takes what is sound of a batch, keeps for a person what nobody can read, and both stop nothing', async () => {
    const large = erpEvent('custom.large', { filling: 'x'.repeat(300_000) });
    const bad = erpEvent('customer.birthday', { date: 'soon' });
    const unknown = { ...erpEvent('customer.created'), type: 'customer.teleported' };
    const sound = erpEvent('customer.created');
    await shop.enable('welcome', { channel: 'sms' });
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    const answer = await shop.client.post('/api/v1/events', JSON.stringify([large, bad, unknown, sound]), { headers });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 3, rejected: [{ id: large.id, problem: { status: 413 } }] } });
    const parked = await shop.client.get<{ items: { sourceId: string }[] }>('/api/v1/events', { query: { status: 'parked' } });
    expect(parked.body.items.map(({ sourceId }) => sourceId).sort()).toEqual([bad.id, unknown.id].sort());
    await shop.messageOf(sound.data.customerId, 'delivered');
  });

  it('takes a callback only with the signature of its account', async () => {
    const { email } = (await shop.client.get<{ email: { inboundUrl: string } }>('/api/v1/settings')).body;
    const headers = { 'content-type': 'message/rfc822', 'x-signature': 'sha256=00' };
    isProblem(await shop.client.post<ProblemBody>(new URL(email.inboundUrl).pathname, 'From: x', { headers }), 401);
    isProblem(await shop.client.post<ProblemBody>('/webhooks/smtp/00000000-0000-4000-8000-000000000000/inbound', 'From: x', { headers }), 404);
  });

  it('gives the first answer again to the same key, and refuses the key with another body', async () => {
    const cases: readonly (readonly [string, object, object])[] = [
      ['/api/v1/messages', { channel: 'sms', to: '+34600000001', category: 'custom', body: 'a' }, { channel: 'sms', to: '+34600000001', category: 'custom', body: 'b' }],
      ['/api/v1/templates', { name: 'a', channel: 'sms', category: 'custom', locale: 'en', body: 'a' }, { name: 'b', channel: 'sms', category: 'custom', locale: 'en', body: 'a' }],
      ['/api/v1/hooks', { url: 'http://127.0.0.3:9/a', events: ['message.*'] }, { url: 'http://127.0.0.3:9/b', events: ['message.*'] }],
      ['/api/v1/settings/api-keys', { name: 'a', permissions: ['messaging.view_message'] }, { name: 'b', permissions: ['messaging.view_message'] }],
    ];
    for (const [path, body, other] of cases) {
      const idempotencyKey = 'the same, with spaces and é';
      const answers = [await shop.client.post<{ id: string }>(path, body, { idempotencyKey: encodeURIComponent(idempotencyKey) }), await shop.client.post<{ id: string }>(path, body, { idempotencyKey: encodeURIComponent(idempotencyKey) })];
      expect([path, answers[1]?.status, answers[1]?.body.id]).toEqual([path, answers[0]?.status, answers[0]?.body.id]);
      expect([path, (await shop.client.post(path, other, { idempotencyKey: encodeURIComponent(idempotencyKey) })).status]).toEqual([path, 409]);
    }
  });

  it('shows nothing of a hub to another, and lets it change nothing', async () => {
    const hook = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/hooks', { url: 'http://127.0.0.3:9/x', events: ['message.*'] }));
    await shop.ask(202, shop.client.post('/api/v1/messages', { channel: 'sms', to: '+34600000002', category: 'custom', body: 'a' }));
    const campaign = { name: 'C', channel: 'sms', templateId, audience: { all: true }, purpose: 'service', purposeReason: 'closing early' };
    await shop.ask(201, shop.client.post('/api/v1/campaigns', campaign));
    const known = await existingIds(contract, shop.client);
    for (const list of ['templates', 'messages', 'automations', 'executions', 'campaigns', 'customers', 'hooks', 'events', 'settings/api-keys']) expect([list, known.get(`/api/v1/${list}`)?.length]).not.toEqual([list, 0]);
    const there = Shop.of(product, { hubId: 'there' }).client;
    const wrong: unknown[] = [];
    const reads = guarded().filter(({ method, template, permissions: needed }) => method === 'GET' && template.includes('{') && needed.length > 0);
    const before = new Map<string, unknown>();
    for (const { template } of reads) {
      const path = filled(template, known);
      if (path !== undefined) before.set(path, (await shop.client.get(path)).body);
    }
    for (const operation of guarded().filter(({ template, permissions: needed }) => template.includes('{') && needed.length > 0)) {
      const path = filled(operation.template, known);
      if (path === undefined) continue;
      const { status } = await call(there, operation, path);
      if (status !== 404 && !(status === 400 && operation.body)) wrong.push([nameOf(operation), status]);
    }
    expect(wrong).toEqual([]);
    for (const [path, body] of before) if (!/executions|activity|export|messages|deliveries/.test(path)) expect([path, (await shop.client.get(path)).body]).toEqual([path, body]);
    expect((await shop.client.get(`/api/v1/hooks/${hook.id}`)).status).toBe(200);
    await there.close();
  }, manyRequestsMs);

  it('answers whatever it is asked as documented, and never with a fault of its own', async () => {
    const fuzzer = await DoorFuzzer.of(Shop.of(product, { hubId: 'fuzz' }).client, product.baseUrl);
    const { findings } = await fuzzer.run({ requestsEach: 8, seed: 1 });
    await fuzzer.close();
    expect(findings).toEqual([]);
  }, manyRequestsMs);
});
