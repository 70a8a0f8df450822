import { createHash, createHmac, createSecretKey } from 'node:crypto';
import signatureJwt from 'messagebird/lib/webhook-signature-jwt.js';
import type { CallbackDoor, CallbackParser, CallbackResult, InboundFact, MismatchedPart, RawCallback, VerifyingAccount } from '../../callback-port.js';
import type { ProviderFailure, ReceiptFact } from '../../port.js';
import { isSame } from '../../signature.js';
import { urlSpellings } from '../../url-spellings.rules.js';
import { parameterless } from '../../vendor-call/query.js';
import { asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import { timeOf } from '../../vendor-call/time-of.js';
import { failureOf, unknownCode } from '../../vendor-call/vendor-codes.js';
import { messagebirdCodes } from './codes.js';
import { receiptStatus, type StatusMeanings } from '../../receipt-status.js';

type Refusal = { readonly part?: MismatchedPart; readonly detail: string };

/** PROVIDERS.md section 4.3: of the JWT, and of the older signature (there the vendor's own library lets the future pass). */
const JWT_TOLERANCE_S = 5;
const OLDER_TOLERANCE_S = 100;
const STATUSES: StatusMeanings = { scheduled: 'sent', buffered: 'sent', sent: 'sent', delivered: 'delivered', expired: 'failed', delivery_failed: 'failed' };

/**
 * MessageBird's callbacks (PROVIDERS.md section 4.3). `verify` of the vendor's library with the claims required that it
 * leaves open; never its middleware, which lets forged requests through and ends the process.
 */
export class MessagebirdCallbackParser implements CallbackParser {
  readonly provider = 'messagebird';

  async parse(door: CallbackDoor, callback: RawCallback, { secrets }: VerifyingAccount): Promise<CallbackResult> {
    const keys = (secrets['signingKey'] ?? []).filter((key) => key !== '');
    const refusal = keys.length === 0 ? { part: 'key' as const, detail: 'no signing key is set' } : await refusalOf(callback, keys);
    if (refusal !== undefined) return { kind: 'rejected', ...refusal };
    const fields = fieldsOf(callback);
    return { kind: 'verified', receipts: door === 'status' ? receiptsOf(fields, callback) : [], inbound: door === 'inbound' ? inboundOf(fields, callback) : [] };
  }
}

async function refusalOf(callback: RawCallback, keys: readonly string[]): Promise<Refusal | undefined> {
  const jwt = callback.headers['messagebird-signature-jwt'];
  if (typeof jwt !== 'string') return olderRefusal(callback, keys);
  let refusal: Refusal | undefined;
  for (const key of keys) {
    refusal = await jwtRefusal(callback, jwt, key);
    if (refusal === undefined) return undefined;
  }
  return refusal;
}

/** Undefined when the token is signed with this key and speaks of this URL, this body and now. */
async function jwtRefusal({ url, body, receivedAt }: RawCallback, jwt: string, key: string): Promise<Refusal | undefined> {
  const options = new signatureJwt.VerifyOptions(false, true, {
    issuer: 'MessageBird', algorithms: ['HS256', 'HS384', 'HS512'], requiredClaims: ['exp', 'nbf', 'jti'], clockTolerance: JWT_TOLERANCE_S, currentDate: receivedAt,
  });
  try {
    await signatureJwt.verify(url, body, jwt, createSecretKey(Buffer.from(key, 'utf8')), options);
  } catch (error) {
    return explained(error instanceof Error ? error.message : String(error));
  }
  const claims = objectIn(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  // The library compares with one spelling alone; ours says which part it is.
  const urlHash = asText(claims['url_hash'])?.toLowerCase() ?? '';
  if (!urlSpellings(url).some((each) => isSame(urlHash, sha256(each)))) return { part: 'url', detail: 'the url_hash is not that of the URL that was called' };
  // The library takes the hash of an empty body for no body.
  return 'payload_hash' in claims && body.length === 0 ? { part: 'body', detail: 'the token has a payload_hash, and there is no body' } : undefined;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The library's words name hashes and claims, never the key. */
function explained(message: string): Refusal {
  const detail = message.slice(0, 300);
  if (/payload/.test(message)) return { part: 'body', detail };
  if (/"exp"|"nbf"|timestamp check/.test(message)) return { part: 'time', detail };
  return /signature verification failed/.test(message) ? { part: 'key', detail } : { part: 'header', detail };
}

/** Scheme B, for accounts that still send it; replays within its time die on the receipt's key. */
function olderRefusal(callback: RawCallback, keys: readonly string[]): Refusal | undefined {
  const [stamp, given] = ['messagebird-request-timestamp', 'messagebird-signature'].map((name) => callback.headers[name]);
  if (typeof stamp !== 'string' || typeof given !== 'string' || !/^\d{1,12}$/.test(stamp)) return { part: 'header', detail: 'MessageBird-Signature-JWT is missing' };
  const ageS = callback.receivedAt.getTime() / 1000 - Number(stamp);
  if (Math.abs(ageS) >= OLDER_TOLERANCE_S) return { part: 'time', detail: `MessageBird-Request-Timestamp is ${Math.round(Math.abs(ageS))} s ${ageS > 0 ? 'old' : 'ahead'}` };
  return keys.some((key) => isSame(given, olderSignature(callback, key, stamp))) ? undefined : { detail: 'MessageBird-Signature does not match' };
}

/** Base64 HMAC-SHA256 of timestamp, query (sorted by name, encoded again) and the body's raw SHA-256. */
export function olderSignature({ url, body }: Pick<RawCallback, 'url' | 'body'>, key: string, stamp: string): string {
  const pairs = [...parameterless(url).query].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // Node's querystring, as the vendor's library has it: a blank is %20, not `+`.
  const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return createHmac('sha256', key).update(`${stamp}\n${query}\n`).update(createHash('sha256').update(body).digest()).digest('base64');
}

type Fields = (name: string) => string | undefined;

/** The query of a report; an inbound message may come as a form or as JSON. */
function fieldsOf({ url, headers, body }: RawCallback): Fields {
  const { query } = parameterless(url);
  const json = asObject(objectIn(body.toString('utf8')));
  const form = String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(body.toString('utf8')) : undefined;
  return (name) => asText(query.get(name) ?? form?.get(name) ?? json[name]);
}

function receiptsOf(field: Fields, { receivedAt }: RawCallback): ReceiptFact[] {
  const [externalId, providerStatus, recipient] = [field('id'), field('status'), field('recipient') ?? ''];
  if (externalId === undefined || providerStatus === undefined) return [];
  const [attemptId, moment] = [field('reference'), field('statusDatetime') ?? ''];
  const status = receiptStatus(STATUSES, providerStatus);
  return [
    {
      dedupeKey: [externalId, recipient, providerStatus, moment].join('|'),
      status, providerStatus, externalId,
      at: timeOf(Date.parse(moment), receivedAt),
      ...(attemptId !== undefined && { attemptId }),
      ...(status === 'failed' && { failure: failureIn(field, providerStatus) }),
    },
  ];
}

/** The reason in words is the vendor's better-known half; the number is looked at when there is none. */
function failureIn(field: Fields, status: string): ProviderFailure {
  const [words, number] = [field('statusReason'), field('statusErrorCode')];
  const candidates = [words?.trim().toLowerCase().replace(/\s+/g, '_'), number === undefined ? undefined : `report:${number}`, status === 'expired' ? 'expired' : undefined];
  const code = candidates.find((each) => each !== undefined && messagebirdCodes.has(each));
  const detail = [words, number].filter((text) => text !== undefined).join(' · ');
  const known = code === undefined ? undefined : messagebirdCodes.get(code);
  return known === undefined || code === undefined ? { ...unknownCode, code: number === undefined ? status : `report:${number}`, detail } : failureOf(known, code, detail);
}

function inboundOf(field: Fields, { receivedAt }: RawCallback): InboundFact[] {
  const [externalId, from] = [field('id'), field('originator') ?? field('sender')];
  if (externalId === undefined || from === undefined) return [];
  const to = field('recipient');
  return [
    {
      externalId, from: international(from), text: field('body') ?? field('message') ?? '', content: 'text',
      at: timeOf(Date.parse(field('createdDatetime') ?? ''), receivedAt), ...(to !== undefined && { to: international(to) }),
    },
  ];
}

/** Numbers come as digits. */
const international = (number: string): string => (/^[1-9]\d{6,14}$/.test(number) ? `+${number}` : number);
