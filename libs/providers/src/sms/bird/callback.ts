import { createHash, createHmac } from 'node:crypto';
import type { CallbackDoor, CallbackParser, CallbackResult, InboundFact, RawCallback, VerifyingAccount } from '../../callback-port.js';
import { isSame } from '../../signature.js';
import { urlSpellings } from '../../url-spellings.rules.js';
import { asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import { timeOf } from '../../vendor-call/time-of.js';
import { birdReceipt } from './receipt.js';

/** Standard Webhooks, and the older scheme likewise: a callback is at most this far from now. */
const TOLERANCE_S = 300;

/** Bird's callbacks (PROVIDERS.md sections 4.3 C and 4.4), by whichever of its two signatures arrives. */
export class BirdCallbackParser implements CallbackParser {
  readonly provider = 'bird';

  parse(_door: CallbackDoor, callback: RawCallback, { secrets }: VerifyingAccount): Promise<CallbackResult> {
    const keys = (secrets['signingKey'] ?? []).filter((key) => key !== '');
    const refusal = keys.length === 0 ? { part: 'key' as const, detail: 'no signing key is set' } : birdRefusal(callback, keys);
    if (refusal !== undefined) return Promise.resolve({ kind: 'rejected', ...refusal });
    return Promise.resolve({ kind: 'verified', ...factsOf(callback) });
  }
}

type Refusal = Pick<Extract<CallbackResult, { kind: 'rejected' }>, 'detail' | 'part'>;

function birdRefusal(callback: RawCallback, keys: readonly string[]): Refusal | undefined {
  if (header(callback, 'webhook-signature') !== undefined) return standardRefusal(callback, keys);
  if (header(callback, 'messagebird-signature') !== undefined) return olderRefusal(callback, keys);
  return { part: 'header', detail: 'neither webhook-signature nor MessageBird-Signature is present' };
}

/**
 * Standard Webhooks over the bytes that came. `standardwebhooks` makes text of them first, in which all bytes that are no
 * UTF-8 are the same sign; and it takes `12x` and `012` for `12`.
 */
function standardRefusal(callback: RawCallback, keys: readonly string[]): Refusal | undefined {
  const [id, stamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(callback, name) ?? '');
  if (id === undefined || id === '') return { part: 'header', detail: 'webhook-id is missing' };
  const late = timeRefusal(stamp ?? '', callback.receivedAt, 'webhook-timestamp');
  if (late !== undefined) return late;
  const expected = keys.flatMap(standardKeys).map((key) => `v1,${createHmac('sha256', key).update(`${id}.${stamp}.`).update(callback.body).digest('base64')}`);
  const isOurs = (given ?? '').split(' ').some((each) => expected.some((signature) => isSame(each, signature)));
  return isOurs ? undefined : { detail: 'webhook-signature does not match' };
}

const SECRET_MARK = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/;

/** The secret as it is shown, `whsec_` and base64; one without that mark may be base64 or the key itself. Never an empty key. */
function standardKeys(secret: string): Buffer[] {
  const isMarked = secret.startsWith(SECRET_MARK);
  const encoded = isMarked ? secret.slice(SECRET_MARK.length) : secret;
  const keys = [...(BASE64.test(encoded) ? [Buffer.from(encoded, 'base64')] : []), ...(isMarked ? [] : [Buffer.from(secret)])];
  return keys.filter((key) => key.length > 0);
}

/** Scheme C: base64 HMAC-SHA256 of timestamp, full URL and the body's raw SHA-256, separated by line feeds. */
function olderRefusal(callback: RawCallback, keys: readonly string[]): Refusal | undefined {
  const stamp = header(callback, 'messagebird-request-timestamp') ?? '';
  const late = timeRefusal(stamp, callback.receivedAt, 'MessageBird-Request-Timestamp');
  if (late !== undefined) return late;
  const given = header(callback, 'messagebird-signature') ?? '';
  const bodyHash = sha256(callback.body);
  const isOurs = urlSpellings(callback.url).some((url) => keys.some((key) => isSame(given, signedOlder(`${stamp}\n${url}\n`, bodyHash, key))));
  return isOurs ? undefined : { detail: 'MessageBird-Signature does not match' };
}

/** What scheme C signs a callback with. */
export const olderSignature = ({ url, body }: Pick<RawCallback, 'url' | 'body'>, key: string, stamp: string): string => signedOlder(`${stamp}\n${url}\n`, sha256(body), key);

const sha256 = (body: Buffer): Buffer => createHash('sha256').update(body).digest();
const signedOlder = (head: string, bodyHash: Buffer, key: string): string => createHmac('sha256', key).update(head).update(bodyHash).digest('base64');

function timeRefusal(stamp: string, receivedAt: Date, name: string): Refusal | undefined {
  if (!/^\d{1,12}$/.test(stamp)) return { part: 'header', detail: `${name} is missing or not a number of seconds` };
  const ageS = receivedAt.getTime() / 1000 - Number(stamp);
  if (Math.abs(ageS) <= TOLERANCE_S) return undefined;
  return { part: 'time', detail: `${name} is ${Math.round(Math.abs(ageS))} s ${ageS > 0 ? 'old' : 'ahead'}; ${TOLERANCE_S} s are allowed` };
}

function header({ headers }: RawCallback, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function factsOf(callback: RawCallback): Pick<Extract<CallbackResult, { kind: 'verified' }>, 'receipts' | 'inbound'> {
  const event = objectIn(callback.body.toString('utf8'));
  const data = asObject(event['data']);
  const [id, [family, status]] = [asText(data['sms_id']), (asText(event['type']) ?? '').split('.')];
  if (id === undefined || family !== 'sms' || status === undefined) return { receipts: [], inbound: [] };
  if (status === 'received') return { receipts: [], inbound: inboundOf(data, { id, at: event['timestamp'], receivedAt: callback.receivedAt }) };
  return { receipts: [birdReceipt(data, { id, status, at: event['timestamp'], receivedAt: callback.receivedAt })], inbound: [] };
}

function inboundOf(data: Readonly<Record<string, unknown>>, { id, at, receivedAt }: { id: string; at: unknown; receivedAt: Date }): InboundFact[] {
  const [from, to] = [asText(data['from']), asText(data['to'])];
  if (from === undefined) return [];
  const text = asText(data['text']) ?? '';
  return [{ externalId: id, from, text, content: text === '' ? 'media' : 'text', at: timeOf(Date.parse(asText(at) ?? ''), receivedAt), ...(to !== undefined && { to }) }];
}
