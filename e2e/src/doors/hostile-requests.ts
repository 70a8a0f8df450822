import { gzipSync } from 'node:zlib';

/** One request and what must come of it. */
export interface DoorCase {
  readonly title: string;
  readonly request: readonly [method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string, body?: unknown];
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  /** A problem's code, or that of one of its errors. */
  readonly code?: string;
  /** Where, as one of its errors says. */
  readonly pointer?: string;
  /** What its text must hold. */
  readonly says?: string;
}

const json = { 'content-type': 'application/json' };
const sms = { channel: 'sms', to: '+34600000001', category: 'custom', body: 'Hi' };
const template = { name: 'T', channel: 'sms', category: 'custom', locale: 'en', body: 'Hi' };
const messages = '/api/v1/messages';
const event = { specversion: '1.0', id: 'e-1', source: '/erp', type: 'customer.created', data: { customerId: 'c-1' } };
const raw = (title: string, body: unknown, expected: Omit<DoorCase, 'title' | 'request'>): DoorCase => ({ title, request: ['post', messages, body], headers: json, ...expected });
const unknownId = '00000000-0000-4000-8000-000000000000';
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** What is no request at all: bytes, types and sizes. */
export const bytes: readonly DoorCase[] = [
  raw('half a document', '{"channel": ', { status: 400, code: 'JSON.SYNTAX' }),
  raw('two documents', '{}{}', { status: 400, code: 'JSON.SYNTAX' }),
  raw('a comment', '{/* hi */}', { status: 400, code: 'JSON.SYNTAX' }),
  raw('a trailing comma', '{"a":1,}', { status: 400, code: 'JSON.SYNTAX' }),
  raw('NaN', '{"channel":NaN}', { status: 400, code: 'JSON.SYNTAX' }),
  raw('no document', ' ', { status: 400 }),
  raw('null', 'null', { status: 400 }),
  raw('a list', '[]', { status: 400 }),
  raw('text', '"x"', { status: 400 }),
  raw('bytes that are no UTF-8', Buffer.from('{"channel":"\xff\xfe"}', 'latin1'), { status: 400, code: 'JSON.ENCODING' }),
  raw('UTF-16', Buffer.from(JSON.stringify(sms), 'utf16le'), { status: 400 }),
  raw('U+0000 in a value', '{"channel":"sms","to":"+34600000001","category":"custom","body":"a\\u0000b"}', { status: 400, code: 'FIELD.TEXT', pointer: '/body' }),
  raw('U+0000 in a name', '{"a\\u0000":1}', { status: 400, code: 'FIELD.TEXT' }),
  raw('half a surrogate pair', '{"channel":"sms","to":"+34600000001","category":"custom","body":"\\ud83d"}', { status: 400, code: 'FIELD.TEXT', pointer: '/body' }),
  raw('__proto__', '{"__proto__":{"isAdmin":true}}', { status: 400, code: 'FIELD.TEXT' }),
  raw('__proto__ further inside', '{"metadata":{"a":{"__proto__":1}}}', { status: 400, code: 'FIELD.TEXT', pointer: '/metadata/a' }),
  raw('33 levels', `{"metadata":${nested(33)}}`, { status: 400, code: 'JSON.DEPTH' }),
  raw('a hundred thousand levels', nested(100_000), { status: 400 }),
  raw('a number beyond all numbers', '{"channel":1e400}', { status: 400, pointer: '/channel' }),
  { title: 'a form', request: ['post', messages, 'channel=sms'], headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 415 },
  { title: 'XML', request: ['post', messages, '<a/>'], headers: { 'content-type': 'application/xml' }, status: 415 },
  { title: 'no content type', request: ['post', messages, Buffer.from('{}')], headers: { 'content-type': '' }, status: 415 },
  { title: 'text/json', request: ['post', messages, '{}'], headers: { 'content-type': 'text/json' }, status: 415 },
  { title: 'a charset that is not UTF-8', request: ['post', messages, '{}'], headers: { 'content-type': 'application/json; charset=iso-8859-1' }, status: 415 },
  { title: 'an encoding that nobody knows', request: ['post', messages, '{}'], headers: { ...json, 'content-encoding': 'zip' }, status: 415 },
  ...['gzip', 'deflate', 'br'].map((encoding): DoorCase => ({ title: `${encoding} that is none`, request: ['post', messages, 'not compressed'], headers: { ...json, 'content-encoding': encoding }, status: 400, code: 'REQUEST.ENCODING' })),
  { title: 'half of a gzip', request: ['post', messages, gzipSync(JSON.stringify(sms)).subarray(0, 30)], headers: { ...json, 'content-encoding': 'gzip' }, status: 400, code: 'REQUEST.ENCODING' },
  { title: 'a bomb: 100 MB in 100 KB', request: ['post', messages, gzipSync(Buffer.alloc(100_000_000, 0x20))], headers: { ...json, 'content-encoding': 'gzip' }, status: 413 },
  raw('two megabytes', JSON.stringify({ body: 'x'.repeat(2_000_000) }), { status: 413, code: 'REQUEST.TOO_LARGE' }),
  { title: 'a setting of two megabytes', request: ['patch', '/api/v1/settings', { hub: { name: 'x'.repeat(2_000_000) } }], status: 413 },
  { title: 'a batch of seventeen megabytes', request: ['post', '/api/v1/messages/batch', { messages: ['x'.repeat(17_000_000)] }], status: 413 },
  { title: 'a callback of 300 KB', request: ['post', `/webhooks/twilio/${unknownId}/status`, 'x'.repeat(300_000)], headers: { 'content-type': 'text/plain' }, status: 413 },
  { title: 'a mail of two megabytes', request: ['post', `/webhooks/smtp/${unknownId}/inbound`, 'x'.repeat(2_000_000)], headers: { 'content-type': 'message/rfc822' }, status: 413 },
  { title: 'a method that is not taken', request: ['put', messages, {}], status: 405, code: 'HTTP.METHOD_NOT_ALLOWED' },
  { title: 'an address that is not there', request: ['get', '/api/v1/secrets'], status: 404 },
  { title: 'a path upwards', request: ['get', '/api/v1/templates/..%2f..%2fetc%2fpasswd'], status: 400 },
  { title: 'a path with U+0000', request: ['get', '/api/v1/messages/%00'], status: 400 },
  { title: 'a path that is no UTF-8', request: ['get', '/api/v1/messages/%ED%A0%80'], status: 400 },
  { title: 'a file of customers in UTF-16 that does not say so', request: ['post', '/api/v1/customers/import', Buffer.from('id,firstName\n1,a\n', 'utf16le')], headers: { 'content-type': 'text/csv' }, status: 422 },
  { title: 'a file of customers with U+0000', request: ['post', '/api/v1/customers/import', 'id,firstName,other\n1,a\0b,\0\n\0,b,\n'], headers: { 'content-type': 'text/csv' }, status: 202 },
  { title: 'half an escape', request: ['get', '/api/v1/messages/%'], status: 400 },
];

/** Fields and parameters that are not ours, or not so. */
export const strictness: readonly DoorCase[] = [
  { title: 'a misspelt field', request: ['post', messages, { ...sms, categorry: 'custom' }], status: 400, code: 'FIELD.UNKNOWN', pointer: '/categorry', says: 'did you mean \\"category\\"' },
  { title: 'a misspelt field of a template', request: ['post', '/api/v1/templates', { ...template, catgory: 'custom' }], status: 400, pointer: '/catgory', says: 'did you mean' },
  { title: 'a misspelt setting, two levels down', request: ['patch', '/api/v1/settings', { email: { fromAdress: 'a@b.co' } }], status: 400, pointer: '/email/fromAdress', says: 'did you mean \\"fromAddress\\"' },
  { title: 'a misspelt part of a schedule', request: ['post', '/api/v1/automations', { name: 'A', trigger: 'welcome', channel: 'sms', templateId: unknownId, timing: { anchor: 'event', ofset: 'PT1H' } }], status: 400, pointer: '/timing/ofset', says: 'did you mean \\"offset\\"' },
  { title: 'a misspelt parameter', request: ['get', `${messages}?statsu=sent`], status: 400, pointer: '?statsu', says: 'did you mean \\"status\\"' },
  { title: 'a field that looks like nothing known', request: ['post', messages, { ...sms, xyzzy: 1 }], status: 400, pointer: '/xyzzy', says: 'unknown field; known here: channel, to, ' },
  { title: 'a field that every object inherits', request: ['post', messages, { ...sms, constructor: 1 }], status: 400, pointer: '/constructor' },
  { title: 'a field that every object inherits, in the settings', request: ['patch', '/api/v1/settings', { hasOwnProperty: 1 }], status: 400, pointer: '/hasOwnProperty' },
  { title: 'a field for what takes none', request: ['post', `${messages}/${unknownId}/cancel`, { why: 'x' }], status: 400, pointer: '/why' },
  { title: 'a parameter twice', request: ['get', `${messages}?limit=1&limit=2`], status: 400, pointer: '?limit' },
  { title: 'a parameter as a list', request: ['get', `${messages}?status[]=sent`], status: 400, pointer: '?status[]' },
  { title: 'a field that only we write', request: ['post', messages, { ...sms, status: 'delivered' }], status: 400, pointer: '/status' },
  { title: 'a hub in the body', request: ['post', messages, { ...sms, hubId: 'other' }], status: 400, pointer: '/hubId' },
  { title: 'a template that calls itself ours', request: ['post', '/api/v1/templates', { ...template, isSystem: true }], status: 400, pointer: '/isSystem' },
  { title: 'an audience of two kinds', request: ['post', '/api/v1/campaigns/estimate', { channel: 'sms', audience: { all: true, customerIds: ['c'] } }], status: 400 },
  ...['0', '-1', '201', '1.5', 'many', '', '1e1', '0x10', '99999999999999999999', ' 5'].map((limit): DoorCase => ({ title: `limit=${limit}`, request: ['get', `${messages}?limit=${encodeURIComponent(limit)}`], status: 400, pointer: '?limit' })),
  ...['nonsense', '', '%00', 'eyJhIjoxfQ', Buffer.from('["2026-01-01T00:00:00Z","x"]').toString('base64url'), Buffer.from('{"createdAt":"\' or 1=1","id":"x"}').toString('base64url'), Buffer.from(`{"createdAt":"0000-01-01T00:00:00Z","id":"${unknownId}"}`).toString('base64url'), 'a'.repeat(5000)].flatMap((cursor): DoorCase[] =>
    [messages, '/api/v1/customers', '/api/v1/events', '/api/v1/templates', '/api/v1/hooks'].map((list) => ({ title: `${list} from a forged cursor ${cursor.slice(0, 30)}`, request: ['get', `${list}?cursor=${cursor.startsWith('%') ? cursor : encodeURIComponent(cursor)}`], status: 400, pointer: '?cursor' }))),
  ...['yesterday', '2026-02-30T00:00:00Z', '2026-02-30', '2026-1-1', '0000-01-01', '2026-01-01T00:00:00', '2026-13-01T00:00:00Z', '1767225600', '0000-01-01T00:00:00Z'].map((from): DoorCase => ({ title: `from=${from}`, request: ['get', `${messages}?from=${encodeURIComponent(from)}`], status: 400, pointer: '?from' })),
  { title: 'a status that is none', request: ['get', `${messages}?status=lost`], status: 400, pointer: '?status' },
  { title: 'an id that is none', request: ['get', `${messages}/1`], status: 400 },
  { title: 'a customer id with a space', request: ['get', '/api/v1/customers/a%20b'], status: 400 },
  { title: 'a customer id of 129 characters', request: ['get', `/api/v1/customers/${'a'.repeat(129)}`], status: 400 },
  { title: 'a search that matches everything by wildcards alone', request: ['get', '/api/v1/customers?q=%25%25'], status: 200 },
  { title: 'a search with quotes', request: ['get', `/api/v1/customers?q=${encodeURIComponent('\'; drop table customer; --')}`], status: 200 },
];

/** Readable, yet not allowed. */
export const rules: readonly DoorCase[] = [
  { title: 'no recipient', request: ['post', messages, { channel: 'sms', category: 'custom', body: 'x' }], status: 422, code: 'MESSAGE.RECIPIENT_MISSING' },
  { title: 'an address of another kind', request: ['post', messages, { ...sms, channel: 'email' }], status: 422, code: 'ADDRESS.INVALID' },
  { title: 'a phone number that is none', request: ['post', messages, { ...sms, to: '12' }], status: 422, code: 'ADDRESS.INVALID' },
  ...['a@b\r\nBcc: x@y.co', 'a@b.co,c@d.co', 'a@b.co;c@d.co', '<a@b.co>', 'A <a@b.co>', 'a@', '@b.co', 'a@b@c.co', 'a b@c.co', 'a@[127.0.0.1]', 'a@b..co', '"a\r\n"@b.co', 'a@b.co\u0001'].map((to): DoorCase => ({ title: `mail to ${JSON.stringify(to)}`, request: ['post', messages, { channel: 'email', to, category: 'custom', subject: 'S', body: 'x' }], status: 422, code: 'ADDRESS.INVALID' })),
  { title: 'a subject that begins another header', request: ['post', messages, { channel: 'email', to: 'a@b.co', category: 'custom', subject: 'Hi\r\nBcc: victim@example.com', body: 'x' }], status: 400, pointer: '/subject' },
  { title: 'a template’s subject that begins another header', request: ['post', '/api/v1/templates', { ...template, channel: 'email', subject: 'Hi\nBcc: victim@example.com' }], status: 422, pointer: '/subject' },
  { title: 'a template’s name of two lines', request: ['post', '/api/v1/templates', { ...template, name: 'a\nb' }], status: 400, pointer: '/name' },
  { title: 'a sender’s name that begins another header', request: ['patch', '/api/v1/settings', { email: { fromName: 'Shop\r\nBcc: victim@example.com' } }], status: 400, pointer: '/email/fromName' },
  { title: 'an answer address that begins another header', request: ['patch', '/api/v1/settings', { email: { replyTo: 'a@b.co\r\nBcc: victim@example.com' } }], status: 400, pointer: '/email/replyTo' },
  { title: 'a template that ends nowhere', request: ['post', '/api/v1/templates', { ...template, body: 'Hi {{#if customer.firstName}}' }], status: 422 },
  { title: 'a template that calls what is not there', request: ['post', '/api/v1/templates', { ...template, body: '{{exec "rm"}}' }], status: 422 },
  ...['{{constructor}}', '{{customer.constructor}}', '{{customer.__proto__}}', '{{lookup customer "constructor"}}', '{{#with (lookup this "constructor")}}{{this}}{{/with}}', '{{> partial}}', '{{#> layout}}{{/layout}}', '{{{customer.firstName}}}', '{{&customer.firstName}}', '{{* decorator}}', '{{@root.constructor}}', '{{../../x}}'].map((body): DoorCase => ({ title: `the template ${body}`, request: ['post', '/api/v1/templates', { ...template, channel: 'email', subject: 'S', format: 'html', body }], status: 422 })),
  { title: '144 KB of {{#if}}', request: ['post', '/api/v1/templates', { ...template, body: `${'{{#if a}}'.repeat(8000)}${'{{/if}}'.repeat(8000)}` }], status: 400, pointer: '/body' },
  { title: 'thirty-two nested {{#if}}', request: ['post', '/api/v1/templates', { ...template, body: `${'{{#if event.a}}'.repeat(32)}${'{{/if}}'.repeat(32)}` }], status: 422 },
  { title: 'an address inside our house as mail server', request: ['patch', '/api/v1/settings', { email: { provider: 'smtp', host: '10.0.0.1', fromAddress: 'a@b.co' } }], status: 422, code: 'OUTBOUND.ADDRESS_REFUSED', pointer: '/email/host' },
  { title: 'a port that is none for mail', request: ['patch', '/api/v1/settings', { email: { provider: 'smtp', host: '1.1.1.1', port: 22, fromAddress: 'a@b.co' } }], status: 422, code: 'OUTBOUND.PORT_REFUSED', pointer: '/email/port' },
  { title: 'a batch of 1001', request: ['post', '/api/v1/messages/batch', { messages: Array.from({ length: 1001 }, () => sms) }], status: 400, pointer: '/messages' },
  { title: 'an empty batch', request: ['post', '/api/v1/messages/batch', { messages: [] }], status: 400, pointer: '/messages' },
  { title: 'variables beyond their size', request: ['post', messages, { channel: 'sms', to: '+34600000001', templateId: unknownId, variables: { a: 'x'.repeat(70_000) } }], status: 400, pointer: '/variables' },
  { title: 'metadata beyond its size', request: ['post', messages, { ...sms, metadata: { a: 'x'.repeat(20_000) } }], status: 400, pointer: '/metadata' },
  { title: 'reserved names as variables', request: ['post', messages, { channel: 'sms', to: '+34600000001', templateId: unknownId, variables: { customer: { firstName: 'x' } } }], status: 422 },
  { title: 'a time in the year 0', request: ['post', messages, { ...sms, sendAt: '0000-01-01T00:00:00Z' }], status: 400, pointer: '/sendAt' },
  { title: 'a time that has passed long ago', request: ['post', messages, { ...sms, expiresAt: '2001-01-01T00:00:00Z' }], status: 422 },
  { title: 'a filter with an operator of its own', request: ['post', '/api/v1/campaigns/estimate', { channel: 'sms', audience: { filter: { combinator: 'and', rules: [{ field: 'customer.email', operator: '~*', value: '.*' }] } } }], status: 422 },
  { title: 'a filter over a column that is none', request: ['post', '/api/v1/campaigns/estimate', { channel: 'sms', audience: { filter: { combinator: 'and', rules: [{ field: 'customer.emial', operator: '=', value: 'x' }] } } }], status: 422, says: 'customer.email' },
  { title: 'a filter that carries SQL', request: ['post', '/api/v1/campaigns/estimate', { channel: 'sms', audience: { filter: { combinator: 'and', rules: [{ field: 'customer.attributes.x\') or 1=1 --', operator: '=', value: 'x' }] } } }], status: 200, says: '"matched":0' },
  { title: 'a version that is none', request: ['patch', '/api/v1/templates/{template}', { name: 'X' }], headers: { 'if-match': '"999"' }, status: 412 },
  { title: 'an If-Match that is no version', request: ['patch', '/api/v1/templates/{template}', { name: 'X' }], headers: { 'if-match': 'yesterday' }, status: 412 },
  { title: 'an idempotency key of 129 characters', request: ['post', messages, sms], headers: { 'idempotency-key': 'k'.repeat(129) }, status: 400 },
  { title: 'an empty idempotency key', request: ['post', messages, sms], headers: { 'idempotency-key': '' }, status: 400 },
  { title: 'a hook that asks for the same twice', request: ['post', '/api/v1/hooks', { url: 'https://example.com/x', events: ['message.*', 'message.*'] }], status: 400, pointer: '/events' },
];

/** Settings that may end up in a header, a page, or a call of ours. */
export const settings: readonly DoorCase[] = ([
  ['a mail server’s name of two lines', { email: { host: 'mail.example.com\r\nQUIT' } }, 400, '/email/host'],
  ['a user name of two lines', { email: { username: 'a\r\nb' } }, 400, '/email/username'],
  ['an SMS sender of two lines', { sms: { senderName: 'a\nb' } }, 400, '/sms/senderName'],
  ['a hub’s name of two lines', { hub: { name: 'a\nb' } }, 400, '/hub/name'],
  ['a logo that is a script', { hub: { brand: { logo: 'javascript:alert(1)' } } }, 422, '/hub/brand/logo'],
  ['a logo that is a file', { hub: { brand: { logo: 'file:///etc/passwd' } } }, 422, '/hub/brand/logo'],
  ['a colour that is more than one', { hub: { brand: { color: 'red;background:url(//x)' } } }, 422, '/hub/brand/color'],
  ['a time zone that is none', { hub: { timeZone: 'Mars/Phobos' } }, 422, '/hub/timeZone'],
  ['a country that is none', { hub: { country: 'XX' } }, 422, '/hub/country'],
  ['a provider that is none', { sms: { provider: 'pigeon' } }, 400, '/sms/provider'],
  ['a secret that is a number', { email: { password: 7 } }, 422, '/email/password'],
  ['a channel that is none', { fax: { enabled: true } }, 400, '/fax'],
  ['everything gone', null, 400, ''],
  ['a list of settings', [], 400, ''],
  ['a whole channel gone', { email: 7 }, 400, '/email'],
] as const).map(([title, tree, status, pointer]): DoorCase => ({ title, request: ['patch', '/api/v1/settings', tree], status, ...(pointer !== '' && { pointer }) }));

/** What the ERP may not send: the whole of it refused, or one event of a batch. */
export const events: readonly DoorCase[] = ([
  ['no batch', '[]x', 'application/cloudevents-batch+json', 400],
  ['an event without its attributes', '{}', 'application/cloudevents+json', 400],
  ['another version of CloudEvents', JSON.stringify({ ...event, specversion: '0.3' }), 'application/cloudevents+json', 400],
  ['a time that is none', JSON.stringify({ ...event, time: 'yesterday' }), 'application/cloudevents+json', 400],
  ['an event of 300 KB', JSON.stringify({ ...event, data: { x: 'x'.repeat(300_000) } }), 'application/cloudevents+json', 413],
  ['another hub', JSON.stringify({ ...event, hubid: 'other' }), 'application/cloudevents+json', 400],
  ['a thousand and one events', JSON.stringify(Array.from({ length: 1001 }, () => event)), 'application/cloudevents-batch+json', 400],
  ['XML', '<a/>', 'application/cloudevents+xml', 415],
] as const).map(([title, body, type, status]): DoorCase => ({ title: `an event: ${title}`, request: ['post', '/api/v1/events', body], headers: { 'content-type': type }, status }));

const privateHosts = [
  '127.0.0.1', 'localhost', 'localhost.', '0.0.0.0', '0', '127.1', '2130706433', '017700000001', '0x7f000001', '0x7f.1', '１２７.0.0.1', '①②⑦.0.0.1', '127。0。0。1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255',
  '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:0:127.0.0.1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::10.0.0.1]', '[64:ff9b:1::a00:1]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::]', '[2001::1]', '[2001:db8::1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[fec0::1]', '[ff02::1]', '[0:0:0:0:0:0:0:1]',
];

/** Every way to write an address inside our house; the product lists 127.0.0.3 alone. */
export const insideAddresses: readonly DoorCase[] = privateHosts.map((host): DoorCase => ({
  title: `a hook to ${host}`, request: ['post', '/api/v1/hooks', { url: `https://${host}/latest/meta-data`, events: ['message.*'] }], status: 422, pointer: '/url',
}));
