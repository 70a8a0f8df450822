import { createHash, createHmac } from 'node:crypto';
import { FakeBird, FakeMessagebird, FakeMeta, FakeTwilio, signMessagebird, signMeta, signTwilio, type FakeVendor, type SeenRequest, type SignedCallback } from '@messaging/testing';

/** What a vendor says became of a message. */
export type VendorState = 'sent' | 'delivered' | 'read' | 'failed';

/** A call that a vendor took: our attempt id and its own. */
export interface TakenCall {
  readonly attemptId: string;
  readonly externalId: string;
  readonly to: string;
}

/** A request of a vendor to one of our doors. */
export interface VendorCall extends SignedCallback {
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

export interface Addresses {
  readonly status: string;
  readonly inbound: string;
}

/** Signed with `secret`, at `now`. */
export interface Pen {
  readonly secret: string;
  readonly now?: Date;
}

/** One vendor at its doors: what it takes, and how it calls back. */
export interface VendorDoor {
  readonly name: string;
  readonly channel: 'whatsapp' | 'sms';
  readonly vendor: FakeVendor;
  readonly secrets: readonly [present: string, next: string];
  /** Settings of a hub that is connected to it, with this secret for its callbacks. */
  readonly settings: (secret: string) => object;
  readonly callIn: (request: SeenRequest) => TakenCall;
  readonly report: (state: VendorState, call: TakenCall, at: Addresses, pen: Pen) => Promise<VendorCall>;
  readonly write: (from: string, text: string, at: Addresses, pen: Pen) => Promise<VendorCall>;
  /** A report with a good signature about an account that is not this one; of some vendors there is no such thing. */
  readonly foreign?: (call: TakenCall, at: Addresses, pen: Pen) => Promise<VendorCall>;
  /** Its signature covers the address that it calls. */
  readonly signsAddress: boolean;
  /** How old or young a callback may be, in seconds; absent: it tells no time. */
  readonly toleranceS?: { readonly old: number; readonly ahead: number };
  readonly answers: { readonly status: readonly [number, string]; readonly inbound: readonly [number, string] };
}

const number = '+34911222333';
const seconds = (date: Date): string => String(Math.floor(date.getTime() / 1000));
const newId = (): string => Math.random().toString(16).slice(2).padEnd(32, '0');
const posted = (url: string, signed: SignedCallback): VendorCall => ({ url, method: 'POST', ...signed });
const parsed = (body: string) => JSON.parse(body) as Record<string, unknown>;
const nothing = [200, ''] as const;

export function metaDoor(): VendorDoor {
  const [phoneId, businessId] = ['106540352242922', '102290129340398'];
  const change = (phone: string, value: object): string =>
    JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: businessId, changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { display_phone_number: number.slice(1), phone_number_id: phone }, ...value } }] }] });
  const status = (phone: string, state: VendorState, { attemptId, externalId, to }: TakenCall, now: Date): string => {
    const errors = state === 'failed' ? { errors: [{ code: 131_000, title: 'Something went wrong' }] } : {};
    return change(phone, { statuses: [{ id: externalId, status: state, timestamp: seconds(now), recipient_id: to.slice(1), biz_opaque_callback_data: attemptId, ...errors }] });
  };
  const vendor = new FakeMeta({ apiToken: 'EAA-token', phoneId, businessId });
  return {
    name: 'WhatsApp', channel: 'whatsapp', vendor, secrets: ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'],
    settings: (appSecret) => ({ whatsapp: { provider: 'meta', apiToken: 'EAA-token', phoneId, businessId, appSecret, verifyToken: 'the verify token' } }),
    callIn: (request) => {
      const { biz_opaque_callback_data: attemptId, to } = parsed(request.body);
      return { attemptId: String(attemptId), to: String(to), externalId: `wamid.${Buffer.from(String(vendor.messages.length + 1)).toString('base64')}` };
    },
    report: async (state, call, at, { secret, now = new Date() }) => posted(at.status, signMeta(status(phoneId, state, call, now), secret)),
    foreign: async (call, at, { secret }) => posted(at.status, signMeta(status('999', 'failed', call, new Date()), secret)),
    write: async (from, text, at, { secret }) => posted(at.inbound, signMeta(change(phoneId, {
      contacts: [{ profile: { name: 'Ana' }, wa_id: from.slice(1) }], messages: [{ from: from.slice(1), id: `wamid.IN${newId()}`, timestamp: seconds(new Date()), type: 'text', text: { body: text } }],
    }), secret)),
    signsAddress: false, answers: { status: nothing, inbound: nothing },
  };
}

export function twilioDoor(): VendorDoor {
  const accountSid = `AC${'5'.repeat(32)}`;
  const vendor = new FakeTwilio({ accountSid, authToken: '12345678901234567890123456789012', numbers: [number] });
  const common = { AccountSid: accountSid, ApiVersion: '2010-04-01', From: number };
  const fieldsOf = (state: VendorState, { externalId, to }: TakenCall) =>
    ({ ...common, To: to, MessageSid: externalId, SmsSid: externalId, MessageStatus: state, SmsStatus: state, ...(state === 'failed' && { ErrorCode: '30008' }) });
  const statusUrl = ({ attemptId }: TakenCall, at: Addresses): string => `${at.status}?attempt=${attemptId}`;
  return {
    name: 'Twilio', channel: 'sms', vendor, secrets: ['12345678901234567890123456789012', '21098765432109876543210987654321'],
    settings: (authToken) => ({ sms: { provider: 'twilio', senderName: number, twilio: { accountSid, authToken } } }),
    callIn: (request) => {
      const form = new URLSearchParams(request.body);
      const attemptId = new URL(form.get('StatusCallback') ?? 'http://none').searchParams.get('attempt') ?? '';
      return { attemptId, to: form.get('To') ?? '', externalId: `SM${String(vendor.messages.length + 1).padStart(32, '0')}` };
    },
    report: async (state, call, at, { secret }) => posted(statusUrl(call, at), signTwilio(statusUrl(call, at), fieldsOf(state, call), secret)),
    foreign: async (call, at, { secret }) => posted(statusUrl(call, at), signTwilio(statusUrl(call, at), { ...fieldsOf('failed', call), AccountSid: `AC${'6'.repeat(32)}` }, secret)),
    write: async (from, text, at, { secret }) => posted(at.inbound, signTwilio(at.inbound, { ...common, From: from, To: number, Body: text, MessageSid: `SM${newId()}`, NumMedia: '0', NumSegments: '1' }, secret)),
    signsAddress: true, answers: { status: nothing, inbound: [200, '<?xml version="1.0" encoding="UTF-8"?><Response/>'] },
  };
}

export function birdDoor(): VendorDoor {
  const accessKey = 'bk_eu1_key';
  const vendor = new FakeBird({ accessKey, senders: [number] });
  /** Standard Webhooks, written from its page: HMAC-SHA256 of id, time and body. */
  const signed = (body: string, { secret, now = new Date() }: Pen): SignedCallback => {
    const [id, stamp] = [`msg_${newId()}`, seconds(now)];
    const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${id}.${stamp}.${body}`).digest('base64');
    return { body, headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${signature}` } };
  };
  const event = (type: string, data: object): string => JSON.stringify({ type, timestamp: new Date().toISOString(), data: { workspace_id: 'ws_1', ...data } });
  const secretOf = (text: string): string => `whsec_${createHash('sha256').update(text).digest('base64')}`;
  return {
    name: 'Bird', channel: 'sms', vendor, secrets: [secretOf('present'), secretOf('next')],
    settings: (signingKey) => ({ sms: { provider: 'messagebird', senderName: number, messagebird: { api: 'v1', accessKey, signingKey } } }),
    callIn: (request) => {
      const { metadata, to } = parsed(request.body);
      return { attemptId: (metadata as { attemptId: string }).attemptId, to: String(to), externalId: `sms_${String(vendor.messages.length + 1).padStart(26, '0')}` };
    },
    report: async (state, { attemptId, externalId, to }, at, pen) =>
      posted(at.status, signed(event(`sms.${state}`, { sms_id: externalId, to, from: number, metadata: { attemptId }, ...(state === 'failed' && { error: { code: 'unknown' } }) }), pen)),
    write: async (from, text, at, pen) => posted(at.inbound, signed(event('sms.received', { sms_id: `sms_${newId()}`, from, to: number, text }), pen)),
    signsAddress: false, toleranceS: { old: 300, ahead: 300 },
    answers: { status: nothing, inbound: nothing },
  };
}

export function classicDoor(): VendorDoor {
  const accessKey = 'live_key';
  const vendor = new FakeMessagebird({ accessKey });
  const words: Readonly<Record<VendorState, string>> = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'delivery_failed' };
  return {
    name: 'MessageBird classic', channel: 'sms', vendor, secrets: ['signing-key-present', 'signing-key-next'],
    settings: (signingKey) => ({ sms: { provider: 'messagebird', senderName: number, messagebird: { api: 'classic', accessKey, signingKey } } }),
    callIn: (request) => {
      const { reference, recipients } = parsed(request.body) as { reference: string; recipients: string[] };
      return { attemptId: reference, to: `+${recipients[0] ?? ''}`, externalId: String(vendor.messages.length + 1).padStart(32, 'e') };
    },
    report: async (state, { attemptId, externalId, to }, at, { secret, now = new Date() }) => {
      const query = new URLSearchParams({ id: externalId, reference: attemptId, recipient: to.slice(1), status: words[state], statusDatetime: new Date().toISOString() });
      const url = `${at.status}?${query.toString()}`;
      return { url, method: 'GET', ...(await signMessagebird(url, secret, { now })) };
    },
    write: async (from, text, at, { secret }) => {
      const body = JSON.stringify({ id: newId(), originator: from.slice(1), recipient: number.slice(1), body: text, createdDatetime: new Date().toISOString() });
      const { headers } = await signMessagebird(at.inbound, secret, { body });
      return posted(at.inbound, { body, headers: { 'content-type': 'application/json', ...headers } });
    },
    signsAddress: true, toleranceS: { old: 65, ahead: 5 },
    answers: { status: nothing, inbound: nothing },
  };
}
