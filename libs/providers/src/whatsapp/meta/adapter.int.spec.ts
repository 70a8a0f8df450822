import { FakeMeta, type MetaTemplate } from '@messaging/testing';
import { describeHttpAdapterConformance } from '../../conformance/http-adapter-conformance.js';
import type { OutboundMessage, VendorTemplate } from '../../port.js';
import { MetaAdapter } from './adapter.js';
import { listMetaTemplates } from './list-templates.js';
import { MetaCredentials } from './manifest.js';

const templates: MetaTemplate[] = [
  { name: 'booking', language: 'es', parameters: 2 },
  { name: 'welcome', language: 'en_US', parameters: ['first_name', 'shop'] },
  { name: 'receipt', language: 'es', parameters: 1, header: 'document', buttons: ['url', 'quick_reply', 'copy_code'] },
  { name: 'paused', language: 'es', parameters: 0, status: 'PAUSED' },
];
const account = { apiToken: 'EAAB-token', phoneId: '106540352242922', businessId: '102290129340398', templates };
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a',
  channel: 'whatsapp', to: '+34600000000', purpose: 'transactional', text: 'Hola Ana, mira https://shop.example',
};
const adapterAt = (apiUrl: string, options: { answerMs?: number } = {}) => new MetaAdapter({ credentials: MetaCredentials.parse(account), apiUrl, ...options });
const taken = (vendor: unknown) => (vendor as FakeMeta).messages.length;

describeHttpAdapterConformance('WhatsApp', { startVendor: () => new FakeMeta(account).listen(), adapterAt, message, refusedTo: '+1500555131026', taken });

describe('WhatsApp', () => {
  let vendor: FakeMeta;
  beforeEach(async () => {
    vendor = await new FakeMeta(account).listen();
  });
  afterEach(() => vendor.stop());
  const sendWith = async (given: Partial<OutboundMessage>) => {
    const adapter = adapterAt(vendor.url);
    try {
      return await adapter.send({ ...message, ...given });
    } finally {
      await adapter.close();
    }
  };
  const sendTemplate = (template: VendorTemplate) => sendWith({ template });
  const last = () => JSON.parse(vendor.requests.at(-1)?.body ?? '{}') as Record<string, unknown>;

  it('sends text with our attempt id, to the number of the account and its version', async () => {
    expect(await sendWith({})).toMatchObject({ kind: 'accepted', externalId: vendor.messages[0]?.id });
    expect(vendor.requests[0]?.path).toBe('/v23.0/106540352242922/messages');
    expect(last()).toEqual({
      messaging_product: 'whatsapp', recipient_type: 'individual', to: '+34600000000', biz_opaque_callback_data: message.attemptId,
      type: 'text', text: { body: message.text, preview_url: true },
    });
  });

  it.each([['held_for_quality_assessment', 'WHATSAPP.HELD'], ['paused', 'WHATSAPP.PAUSED'], ['accepted', 'nothing'], ['of tomorrow', 'nothing']])('is taken as “%s”: it waits by %s', async (messageStatus, code) => {
    vendor.messageStatus = messageStatus;
    const outcome = await sendTemplate({ name: 'booking', language: 'es', body: [{ text: 'Ana' }, { text: 'el 3 de mayo' }] });
    expect([outcome.kind, (outcome.kind === 'accepted' && outcome.waits?.code) || 'nothing']).toEqual(['accepted', code]);
  });

  it('fills positional parameters in their order', async () => {
    expect((await sendTemplate({ name: 'booking', language: 'es', body: [{ text: 'Ana' }, { text: 'el 3 de mayo' }] })).kind).toBe('accepted');
    expect(last()['template']).toEqual({
      name: 'booking', language: { policy: 'deterministic', code: 'es' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }, { type: 'text', text: 'el 3 de mayo' }] }],
    });
  });

  it('fills named parameters by their names', async () => {
    expect((await sendTemplate({ name: 'welcome', language: 'en_US', body: [{ name: 'shop', text: 'Sol' }, { name: 'first_name', text: 'Ana' }] })).kind).toBe('accepted');
  });

  it('fills header media and buttons', async () => {
    const outcome = await sendTemplate({
      name: 'receipt', language: 'es', header: { kind: 'document', link: 'https://shop.example/r.pdf', filename: 'r.pdf' }, body: [{ text: '12 €' }],
      buttons: [{ kind: 'url', index: 0, value: 'r/17' }, { kind: 'quick_reply', index: 1, value: 'opt-out' }, { kind: 'copy_code', index: 2, value: 'SOL10' }],
    });
    expect(outcome.kind).toBe('accepted');
    const [header, , url, reply, code] = (last()['template'] as { components: unknown[] }).components;
    expect(header).toEqual({ type: 'header', parameters: [{ type: 'document', document: { link: 'https://shop.example/r.pdf', filename: 'r.pdf' } }] });
    expect(url).toEqual({ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'r/17' }] });
    expect(reply).toEqual({ type: 'button', sub_type: 'quick_reply', index: '1', parameters: [{ type: 'payload', payload: 'opt-out' }] });
    expect(code).toEqual({ type: 'button', sub_type: 'copy_code', index: '2', parameters: [{ type: 'coupon_code', coupon_code: 'SOL10' }] });
  });

  it('never sends an empty parameter, and brings others to one line', async () => {
    expect(await sendTemplate({ name: 'booking', language: 'es', body: [{ text: 'Ana' }, { text: ' ' }] })).toMatchObject({ kind: 'not_sent', failure: { class: 'CONTENT', detail: expect.stringContaining('parameter 2') } });
    expect(vendor.requests.length).toBe(0);
    expect((await sendTemplate({ name: 'booking', language: 'es', body: [{ text: 'Ana\n\tMaría' }, { text: 'a       b' }] })).kind).toBe('accepted');
  });

  it.each([
    ['a parameter too few', { name: 'booking', language: 'es', body: [{ text: 'Ana' }] }, '132000'],
    ['a template that does not exist', { name: 'gone', language: 'es', body: [] }, '132001'],
    ['another language', { name: 'booking', language: 'en', body: [] }, '132001'],
    ['names where there are places', { name: 'booking', language: 'es', body: [{ name: 'a', text: 'x' }, { name: 'b', text: 'y' }] }, '132012'],
    ['a paused template', { name: 'paused', language: 'es', body: [] }, '132015'],
  ])('is refused for %s', async (_, template, code) => {
    expect(await sendTemplate(template)).toMatchObject({ kind: 'not_sent', failure: { class: 'CONTENT', code } });
  });

  it('learns that the window is closed', async () => {
    vendor.closedWindows.add('+34600000000');
    expect(await sendWith({})).toMatchObject({ kind: 'not_sent', failure: { class: 'WINDOW', code: '131047', detail: expect.stringContaining('24 hours') } });
  });

  it('writes to people that are known by their user id alone, and tells the number that WhatsApp knows', async () => {
    expect((await sendWith({ to: 'US.13491208655302741918' })).kind).toBe('accepted');
    expect(last()).toMatchObject({ recipient: 'US.13491208655302741918' });
    expect(last()).not.toHaveProperty('to');
    vendor.mishap = () => ({ reply: { status: 200, body: { contacts: [{ input: '+525512345678', wa_id: '5215512345678' }], messages: [{ id: 'wamid.X' }] } } });
    expect(await sendWith({ to: '+525512345678' })).toMatchObject({ kind: 'accepted', reachedAt: '+5215512345678' });
  });

  it('decides by the code, whatever the HTTP status, and waits as long as Meta says', async () => {
    const refuse = (status: number, error: object, headers = {}) => {
      vendor.mishap = () => ({ reply: { status, body: { error }, headers } });
    };
    refuse(429, { code: 131056, message: 'pair' });
    expect(await sendWith({})).toMatchObject({ failure: { class: 'RATE_LIMIT', backoff: 'pair', policy: { scope: 'recipient' } } });
    refuse(400, { code: 130429, message: 'Rate limit hit' });
    expect(await sendWith({})).toMatchObject({ failure: { class: 'RATE_LIMIT', code: '130429' } });
    refuse(400, { code: 80007, message: 'limit' }, { 'x-business-use-case-usage': JSON.stringify({ 102290129340398: [{ type: 'messages', estimated_time_to_regain_access: 12 }] }) });
    expect(await sendWith({})).toMatchObject({ failure: { class: 'RATE_LIMIT', retryAfterMs: 720_000 } });
    refuse(403, { code: 131031, message: 'locked', error_data: { details: 'Business Account has been locked' } });
    expect(await sendWith({})).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', detail: 'Business Account has been locked' } });
    refuse(400, { code: 999_999, message: 'new', is_transient: true });
    expect(await sendWith({})).toEqual({ kind: 'not_sent', failure: { class: 'TRANSIENT', code: '999999', detail: 'new' } });
    refuse(400, { code: 100, error_subcode: 33, type: 'GraphMethodException', message: "Unsupported post request. Object with ID '1' does not exist" });
    expect(await sendWith({})).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', code: '33' } });
    refuse(400, { code: 100, type: 'OAuthException', message: 'Invalid parameter' });
    expect(await sendWith({})).toMatchObject({ kind: 'not_sent', failure: { class: 'CONTENT', code: '100' } });
    refuse(500, { code: 131000, message: 'Something went wrong' });
    expect(await sendWith({})).toMatchObject({ kind: 'unknown' });
  });

  it('is asked about a call by its own id alone', async () => {
    const adapter = adapterAt(vendor.url);
    const call = { attemptId: message.attemptId, to: message.to, startedAt: new Date() };
    await sendWith({});
    const externalId = vendor.messages[0]?.id ?? '';
    expect(await adapter.lookUp(call)).toMatchObject({ kind: 'undecided' });
    expect(await adapter.lookUp({ ...call, externalId })).toMatchObject({ kind: 'found', receipts: [{ status: 'sent', externalId, attemptId: call.attemptId }] });
    vendor.history.set(externalId, [{ delivery_status: 'READ', timestamp: 1_790_000_100 }, { delivery_status: 'DELIVERED', timestamp: 1_790_000_000 }]);
    expect(await adapter.lookUp({ ...call, externalId })).toMatchObject({ kind: 'found', receipts: [{ status: 'read', at: new Date(1_790_000_100_000) }] });
    expect(await adapter.lookUp({ ...call, externalId: 'wamid.other' })).toMatchObject({ kind: 'undecided' });
    await adapter.close();
  });

  it('lists the templates of the account, page after page, with what fills them', async () => {
    const listed = await listMetaTemplates(MetaCredentials.parse(account), vendor.url);
    expect(vendor.requests.length).toBe(2);
    expect(listed).toEqual({
      ok: true,
      value: [
        { name: 'booking', language: 'es', status: 'APPROVED', category: 'UTILITY', quality: 'GREEN', body: 'Hello {{1}} {{2}}', shape: { isNamed: false, body: ['1', '2'], buttons: [] } },
        { name: 'welcome', language: 'en_US', status: 'APPROVED', category: 'UTILITY', quality: 'GREEN', body: 'Hello {{first_name}} {{shop}}', shape: { isNamed: true, body: ['first_name', 'shop'], buttons: [] } },
        { name: 'receipt', language: 'es', status: 'APPROVED', category: 'UTILITY', quality: 'GREEN', body: 'Hello {{1}}', shape: { isNamed: false, header: { kind: 'document' }, body: ['1'], buttons: [{ kind: 'url', index: 0 }, { kind: 'copy_code', index: 2 }] } },
        { name: 'paused', language: 'es', status: 'PAUSED', category: 'UTILITY', quality: 'GREEN', body: 'Hello ', shape: { isNamed: false, body: [], buttons: [] } },
      ],
    });
    expect(await listMetaTemplates(MetaCredentials.parse({ ...account, apiToken: 'old' }), vendor.url)).toMatchObject({ ok: false, problem: { detail: expect.stringContaining('Invalid OAuth') } });
    expect(await listMetaTemplates(MetaCredentials.parse({ ...account, businessId: undefined }), vendor.url)).toMatchObject({ ok: false });
  });
});
