import { createHash, createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js';
import type { CallbackDoor, CallbackParser, CallbackResult, InboundFact, RawCallback, VerifyingAccount } from '../../callback-port.js';
import { isSame } from '../../signature.js';
import { urlSpellings } from '../../url-spellings.rules.js';
import { parameterless } from '../../vendor-call/query.js';
import { CALLBACK_OVERRIDES } from './adapter.js';
import { twilioReceipt } from './receipt.js';

/** What Twilio sends and signs: the fields of a form, or of the query. */
export type TwilioFields = Readonly<Record<string, string | string[]>>;

/** An empty TwiML document: a text/plain body would be sent to the person as an answer (PROVIDERS.md section 3.4). */
const NO_REPLY = { status: 200, contentType: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' } as const;
const SIGNALS: Readonly<Record<string, InboundFact['signal']>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/**
 * Twilio's callbacks (PROVIDERS.md sections 3.3, 3.4), verified over the public URL and the raw form: as Twilio says it signs
 * them first, and where that does not match by `validateRequest` of its own library, which knows what else it has signed
 * (with a port, with an older query). Its middleware takes URL and form from the request's headers and parsed body, and is
 * not used.
 */
export class TwilioCallbackParser implements CallbackParser {
  readonly provider = 'twilio';
  /** The library's four signatures of a URL cost 16 µs a callback, one with a key that is made once 2. */
  readonly #keys = new WeakMap<VerifyingAccount, readonly KeyObject[]>();

  parse(door: CallbackDoor, callback: RawCallback, account: VerifyingAccount): Promise<CallbackResult> {
    return Promise.resolve(this.#parse(door, callback, account));
  }

  #parse(door: CallbackDoor, callback: RawCallback, account: VerifyingAccount): CallbackResult {
    const { secrets, identity } = account;
    const signature = callback.headers['x-twilio-signature'];
    if (typeof signature !== 'string') return { kind: 'rejected', part: 'header', detail: 'X-Twilio-Signature is missing' };
    const tokens = (secrets['authToken'] ?? []).filter((token) => token !== '');
    if (tokens.length === 0) return { kind: 'rejected', part: 'key', detail: 'no auth token is set' };
    const fields = twilioFields(callback);
    const keys = this.#keysOf(account, tokens);
    const isSignedAt = (url: string): boolean => keys.some((key) => isSignedAsSaid({ ...callback, url }, { key, signature, fields }));
    const isSigned = isSignedAt(callback.url) || urlSpellings(callback.url).some(isSignedAt) || tokens.some((token) => isSignedByTwilio(callback, { token, signature }));
    if (!isSigned) return { kind: 'rejected', detail: 'X-Twilio-Signature does not match' };
    const nothing = { kind: 'verified', receipts: [], inbound: [], ...(door === 'inbound' && { answer: NO_REPLY }) } as const;
    if (identity['accountSid'] !== undefined && one(fields, 'AccountSid') !== undefined && one(fields, 'AccountSid') !== identity['accountSid']) {
      return { ...nothing, foreign: true };
    }
    return door === 'inbound' ? { ...nothing, inbound: inboundOf(fields, callback) } : { ...nothing, receipts: receiptsOf(fields, callback) };
  }

  #keysOf(account: VerifyingAccount, tokens: readonly string[]): readonly KeyObject[] {
    const known = this.#keys.get(account);
    if (known) return known;
    const made = tokens.map((token) => createSecretKey(token, 'utf8'));
    this.#keys.set(account, made);
    return made;
  }
}

/** The signature by Twilio's documentation alone, over the URL as it is given; its library writes the host in small letters first. */
function isSignedAsSaid(callback: RawCallback, { key, signature, fields }: { key: KeyObject; signature: string; fields: TwilioFields }): boolean {
  const signed = signedText(callback, fields);
  if (signed === undefined) return false;
  // As text: base64 has several spellings of the same bytes.
  const [expected, given] = [Buffer.from(createHmac('sha1', key).update(signed).digest('base64')), Buffer.from(signature)];
  return given.length === expected.length && timingSafeEqual(expected, given);
}

/** The URL; behind it name and value of each field of a form in the order of names, each value of a repeated name once. */
function signedText(callback: RawCallback, fields: TwilioFields): string | undefined {
  if (callback.method === 'GET') return callback.url;
  if (!isForm(callback)) return hasItsHash(callback) ? callback.url : undefined;
  let signed = callback.url;
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name] ?? '';
    if (typeof value === 'string') signed += name + value;
    else for (const each of [...new Set(value)].sort()) signed += name + each;
  }
  return signed;
}

/** Its validateRequestWithBody hashes text, in which all bytes that are no UTF-8 are the same sign. */
function hasItsHash({ url, body }: RawCallback): boolean {
  return isSame(parameterless(url).query.get('bodySHA256') ?? '', createHash('sha256').update(body).digest('hex'));
}

/** The signature covers the URL and the form; of a body that is no form, its hash in the URL. Throws for nothing. */
function isSignedByTwilio(callback: RawCallback, { token, signature }: { token: string; signature: string }): boolean {
  try {
    if (isForm(callback) || callback.method === 'GET') {
      const fields = callback.method === 'GET' ? {} : twilioFields(callback);
      // The fragment of our status URL is not sent; whether it is signed, Twilio does not say.
      return [callback.url, `${callback.url}${CALLBACK_OVERRIDES}`].some((url) => twilioWebhooks.validateRequest(token, signature, url, fields));
    }
    return twilioWebhooks.validateRequest(token, signature, callback.url, {}) && hasItsHash(callback);
  } catch {
    return false;
  }
}

const isForm = ({ headers, url }: RawCallback): boolean =>
  String(headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded') || !/[?&]bodySHA256=/.test(url);

/** The fields flat and untrimmed, as Twilio signs them; a repeated name has all its values. */
function twilioFields({ method, url, body }: RawCallback): TwilioFields {
  const given = method === 'GET' ? parameterless(url).query : new URLSearchParams(body.toString('utf8'));
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of given) {
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else fields[name] = [before, value];
  }
  return fields;
}

function one(fields: TwilioFields, name: string): string | undefined {
  const value = fields[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === '' ? undefined : first;
}

function receiptsOf(fields: TwilioFields, { url, receivedAt }: RawCallback) {
  const sid = one(fields, 'MessageSid') ?? one(fields, 'SmsSid');
  const status = one(fields, 'MessageStatus') ?? one(fields, 'SmsStatus');
  if (sid === undefined || status === undefined) return [];
  const attemptId = parameterless(url).query.get('attempt') ?? undefined;
  // Twilio tells no time of a status (PROVIDERS.md section 3.3): that of its arrival.
  const receipt = twilioReceipt({ sid, status, errorCode: one(fields, 'ErrorCode'), errorMessage: one(fields, 'ErrorMessage'), at: receivedAt });
  return [{ ...receipt, ...(attemptId !== undefined && { attemptId }) }];
}

function inboundOf(fields: TwilioFields, { receivedAt }: RawCallback): InboundFact[] {
  const [externalId, from] = [one(fields, 'MessageSid') ?? one(fields, 'SmsSid'), one(fields, 'From')];
  if (externalId === undefined || from === undefined) return [];
  const media = Number(one(fields, 'NumMedia') ?? 0);
  const signal = SIGNALS[(one(fields, 'OptOutType') ?? '').toUpperCase()];
  const to = one(fields, 'To');
  return [
    {
      externalId, from, text: one(fields, 'Body') ?? '', content: media > 0 ? 'media' : 'text', at: receivedAt,
      ...(to !== undefined && { to }), ...(signal !== undefined && { signal }),
    },
  ];
}
