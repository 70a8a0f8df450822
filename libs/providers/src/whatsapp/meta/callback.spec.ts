import { signMeta } from '@messaging/testing';
import type { CallbackResult } from '../../callback-port.js';
import { MetaCallbackParser } from './callback.js';

const parser = new MetaCallbackParser();
const key = '0123456789abcdef0123456789abcdef';
const url = 'https://shop.example/webhooks/whatsapp/0198c0de-0000-7000-8000-0000000000ff';
const receivedAt = new Date('2026-11-26T08:00:00Z');
const identity = { phoneId: '106540352242922', businessId: '102290129340398' };
const account = { secrets: { appSecret: [key], verifyToken: ['our word'] }, identity };
const M1 =
  '{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},"statuses":[{"id":"wamid.TEST1","status":"delivered","timestamp":"1750030073","recipient_id":"16505551234"}]},"field":"messages"}]}]}';
const M2 =
  '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"value":{"messages":[{"from":"16505551234","id":"wamid.IN1","timestamp":"1750000000","type":"text","text":{"body":"caf\\u00e9 \\ud83d\\udc4d https:\\/\\/e.com"}}]},"field":"messages"}]}]}';

const post = (body: string, signature: string | undefined, of: Parameters<MetaCallbackParser['parse']>[2] = account): Promise<CallbackResult> =>
  parser.parse('all', { method: 'POST', url, body: Buffer.from(body), receivedAt, headers: signature === undefined ? {} : { 'x-hub-signature-256': signature } }, of);
const signed = (body: object | string) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return post(text, signMeta(text, key).headers['x-hub-signature-256']);
};
const change = (value: object, field = 'messages', entry: object = {}) =>
  signed({ object: 'whatsapp_business_account', entry: [{ id: identity.businessId, time: 1_790_000_000, ...entry, changes: [{ field, value }] }] });
const metadata = { display_phone_number: '34911222333', phone_number_id: identity.phoneId };
const inboundOf = async (message: object, contacts?: object[]) => {
  const result = await change({ metadata, ...(contacts && { contacts }), messages: [{ id: 'wamid.A', timestamp: '1790000000', ...message }] });
  return result.kind === 'verified' ? result.inbound[0] : undefined;
};

describe('WhatsApp’s callbacks', () => {
  it.each([
    ['{}', 'b326604c0dc7364c8b688556189c0a510e5150cd4628736be814c7c9898f899d'],
    [M1, 'd961c4bcc69b8a9bd68559f5c5e156e42e691d3c6b4bd492d6525893da544701'],
    [M2, 'a1a4a4e7ddfa7d4c6d3a24f451127d4279a91bc55a340fc435f2a512e1f9b053'],
  ])('are verified over the bytes as they came: %s', async (body, hash) => {
    expect((await post(body, `sha256=${hash}`)).kind).toBe('verified');
    for (const forged of [`sha256=${hash.replace(/.$/, '0')}0`, `sha256=${'0'.repeat(64)}`, hash, '', 'sha1=x', undefined]) {
      expect((await post(body, forged)).kind).toBe('rejected');
    }
  });

  it('are refused when somebody wrote the JSON again', async () => {
    expect((await post(JSON.stringify(JSON.parse(M2)), 'sha256=a1a4a4e7ddfa7d4c6d3a24f451127d4279a91bc55a340fc435f2a512e1f9b053')).kind).toBe('rejected');
  });

  it('are verified with both secrets while one is replaced', async () => {
    const rotating = (...appSecret: string[]) => post(M1, signMeta(M1, key).headers['x-hub-signature-256'], { secrets: { appSecret }, identity });
    expect([(await rotating('new one', key)).kind, (await rotating('new one')).kind, (await rotating()).kind]).toEqual(['verified', 'rejected', 'rejected']);
  });

  it('say what became of a message', async () => {
    expect(await post(M1, signMeta(M1, key).headers['x-hub-signature-256'])).toMatchObject({
      receipts: [{ externalId: 'wamid.TEST1', status: 'delivered', dedupeKey: 'wamid.TEST1|delivered|1750030073', at: new Date(1_750_030_073_000) }],
    });
  });

  it('bring text as it was written', async () => {
    const result = await post(M2, signMeta(M2, key).headers['x-hub-signature-256'], { ...account, identity: {} });
    expect(result).toMatchObject({ inbound: [{ externalId: 'wamid.IN1', from: '+16505551234', text: 'café 👍 https://e.com', at: new Date(1_750_000_000_000) }] });
  });

  it('answer the handshake of whoever knows our word, with its challenge alone', async () => {
    const shake = (query: string) => parser.parse('all', { method: 'GET', url: `${url}?${query}`, body: Buffer.alloc(0), receivedAt, headers: {} }, account);
    expect(await shake('hub.mode=subscribe&hub.verify_token=our+word&hub.challenge=1158201444')).toEqual({
      kind: 'handshake', answer: { status: 200, contentType: 'text/plain; charset=utf-8', body: '1158201444' },
    });
    for (const query of ['', 'hub.mode=subscribe&hub.challenge=1', 'hub.mode=subscribe&hub.verify_token=other&hub.challenge=1', 'hub.mode=unsubscribe&hub.verify_token=our+word']) {
      expect(await shake(query)).toMatchObject({ kind: 'rejected', status: 403 });
    }
    const unset = await parser.parse('all', { method: 'GET', url: `${url}?hub.mode=subscribe&hub.verify_token=`, body: Buffer.alloc(0), receivedAt, headers: {} }, { secrets: { verifyToken: [''] }, identity });
    expect(unset.kind).toBe('rejected');
  });

  it.each([['sent', 'sent'], ['delivered', 'delivered'], ['read', 'read'], ['played', 'read'], ['deleted', 'other'], ['warning', 'other'], ['constructor', 'other'], ['toString', 'other']])('say %s and mean %s', async (word, status) => {
    const result = await change({ metadata, statuses: [{ id: 'wamid.1', status: word, timestamp: '1790000000', biz_opaque_callback_data: 'our-id' }] });
    expect(result).toMatchObject({ receipts: [{ status, providerStatus: word, attemptId: 'our-id' }] });
  });

  it('give the reason of a failure by its code', async () => {
    const errors = [{ code: 131026, title: 'Message undeliverable', error_data: { details: 'Message Undeliverable.' } }];
    expect(await change({ metadata, statuses: [{ id: 'wamid.1', status: 'failed', timestamp: '1790000000', errors }] })).toMatchObject({
      receipts: [{ status: 'failed', failure: { class: 'RECIPIENT', code: '131026', detail: 'Message Undeliverable.', policy: { suppressForMs: 2_592_000_000 } } }],
    });
    expect(await change({ metadata, statuses: [{ id: 'wamid.1', status: 'failed' }] })).toMatchObject({ receipts: [{ failure: { code: 'failed' }, at: receivedAt }] });
  });

  it('may hold many, of many kinds, and what is strange is passed over', async () => {
    const statuses = ['read', 'sent', 7, null, {}, { id: 'x' }].map((each, index) => (typeof each === 'string' ? { id: `wamid.${index}`, status: each, timestamp: '1790000000' } : each));
    const result = await signed({ entry: [{ id: '1', changes: [{ field: 'messages', value: { metadata, statuses } }, { field: 'flows', value: {} }, 'x', { field: 'messages', value: { metadata, errors: [{ code: 131031 }] } }] }, 'y', { changes: 'z' }] });
    expect(result.kind === 'verified' && result.receipts.map(({ status }) => status)).toEqual(['read', 'sent']);
    for (const body of ['', 'null', '[]', '{"entry":{}}', '{"entry":[{"changes":[{"value":[]}]}]}', '{']) expect((await signed(body)).kind).toBe('verified');
  });

  it('about another number or business are kept and change nothing', async () => {
    const other = { metadata: { phone_number_id: '999' }, statuses: [{ id: 'wamid.1', status: 'read' }], messages: [{ id: 'wamid.2', from: '34600000000', type: 'text', text: { body: 'BAJA' } }] };
    expect(await change(other)).toMatchObject({ kind: 'verified', foreign: true, receipts: [], inbound: [] });
    expect(await change({ event: 'REJECTED', message_template_name: 'a', message_template_language: 'es' }, 'message_template_status_update', { id: '999' })).toMatchObject({ foreign: true, templates: [] });
  });

  it.each([
    ['a button', { type: 'button', button: { text: 'Sí', payload: 'yes' } }, { text: 'Sí', content: 'button' }],
    ['our opt-out button', { type: 'button', button: { text: 'No más', payload: 'opt-out' } }, { text: 'No más', signal: 'stop' }],
    ['Meta’s own button', { type: 'button', button: { text: 'Stop promotions', payload: 'Stop promotions' } }, { signal: 'stop' }],
    ['a reply button', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'opt-in', title: 'Vuelvo' } } }, { text: 'Vuelvo', signal: 'start' }],
    ['a list', { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'Martes' } } }, { text: 'Martes' }],
    ['an image', { type: 'image', image: { id: '1', caption: 'mira' } }, { text: 'mira', content: 'image' }],
    ['a voice message', { type: 'audio', audio: { id: '1' } }, { text: '[audio]' }],
    ['a place', { type: 'location', location: { latitude: 1, longitude: 2, name: 'Sol' } }, { text: '[location] Sol' }],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } }, { text: '👍' }],
    ['what is new', { type: 'hologram', errors: [{ code: 131051, title: 'Message type unknown' }] }, { text: 'Message type unknown', content: 'hologram' }],
  ])('bring %s', async (_, message, expected) => {
    expect(await inboundOf({ from: '34600000000', ...message })).toMatchObject({ from: '+34600000000', to: '34911222333', ...expected });
  });

  it('bring people who have no number, and their names', async () => {
    const id = 'ES.13491208655302741918';
    const contacts = [{ profile: { name: 'Ana' }, user_id: id }];
    expect(await inboundOf({ from_user_id: id, type: 'text', text: { body: 'hola' } }, contacts)).toMatchObject({ from: id, userId: id, profileName: 'Ana' });
    expect(await inboundOf({ from: '34600000000', type: 'text', text: { body: 'hola' } }, [{ wa_id: '34600000000', user_id: id, profile: { name: 'Ana' } }])).toMatchObject({ from: '+34600000000', userId: id, profileName: 'Ana' });
    expect(await inboundOf({ from: 'nobody', type: 'text' })).toBeUndefined();
  });

  it('bring people who have another number or another id now', async () => {
    const [before, now] = ['ES.13491208655302741918', 'ES.24491208655302741919'];
    const system = (from: object, said: object) => inboundOf({ ...from, type: 'system', system: { body: 'User Ana changed', ...said } });
    const changed = { type: 'user_changed_number', wa_id: '34600999888', user_id: now, previous_user_id: before };
    expect(await system({ from: '34600000000' }, changed)).toMatchObject({ from: '+34600999888', userId: now, content: 'system', movedFrom: { address: '+34600000000', userId: before } });
    expect(await system({ from: '34600000000' }, { type: 'customer_changed_number', wa_id: '34600999888' })).toMatchObject({ from: '+34600999888', movedFrom: { address: '+34600000000' } });
    expect(await system({ from_user_id: before }, { type: 'user_changed_user_id', user_id: now, previous_user_id: before })).toMatchObject({ from: now, userId: now, movedFrom: { userId: before } });
    expect(await system({ from: '34600000000' }, { type: 'user_changed_user_id', user_id: now, previous_user_id: before })).toMatchObject({ from: '+34600000000', userId: now, movedFrom: { userId: before } });
    for (const strange of [{}, { type: 'user_changed_number' }, { type: 'user_changed_number', wa_id: '34600000000' }, { type: 'user_identity_changed', wa_id: '34600999888' }, { type: 'user_changed_user_id', user_id: 7 }]) {
      const read = await system({ from: '34600000000' }, strange);
      expect([read?.from, read?.movedFrom]).toEqual(['+34600000000', undefined]);
    }
  });

  it('bring choices about marketing', async () => {
    const preference = (value: string) => change({ metadata, user_preferences: [{ wa_id: '34600000000', category: 'marketing_messages', value, timestamp: '1790000000' }, { category: 'other', value: 'stop' }] }, 'user_preferences');
    expect(await preference('stop')).toMatchObject({ preferences: [{ from: '+34600000000', choice: 'stop', at: new Date(1_790_000_000_000) }] });
    expect(await preference('resume')).toMatchObject({ preferences: [{ choice: 'resume' }] });
    expect(await preference('maybe')).toMatchObject({ preferences: [] });
  });

  it('bring news of templates', async () => {
    const about = { message_template_name: 'booking', message_template_language: 'es', message_template_id: 7 };
    expect(await change({ ...about, event: 'PAUSED', reason: 'NONE' }, 'message_template_status_update')).toMatchObject({ templates: [{ name: 'booking', language: 'es', status: 'PAUSED' }] });
    for (const [event, status] of [['REINSTATED', 'APPROVED'], ['UNARCHIVED', 'APPROVED'], ['ARCHIVED', 'ARCHIVED'], ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'], ['PENDING_DELETION', 'PENDING_DELETION']]) {
      expect(await change({ ...about, event }, 'message_template_status_update')).toMatchObject({ templates: [{ status }] });
    }
    for (const event of ['FLAGGED', 'LOCKED']) expect(await change({ ...about, event, reason: 'NONE' }, 'message_template_status_update')).toMatchObject({ templates: [] });
    expect(await change({ ...about, event: 'REJECTED', reason: 'INVALID_FORMAT' }, 'message_template_status_update')).toMatchObject({ templates: [{ status: 'REJECTED', reason: 'INVALID_FORMAT' }] });
    expect(await change({ ...about, previous_quality_score: 'GREEN', new_quality_score: 'RED' }, 'message_template_quality_update')).toMatchObject({ templates: [{ quality: 'RED' }] });
    expect(await change({ ...about, previous_category: 'UTILITY', new_category: 'MARKETING' }, 'template_category_update')).toMatchObject({ templates: [{ category: 'MARKETING' }] });
  });

  it('of the future are of now', async () => {
    expect(await change({ metadata, statuses: [{ id: 'wamid.1', status: 'read', timestamp: '99999999999' }] })).toMatchObject({ receipts: [{ at: receivedAt }] });
  });
});
