import type { CallbackDoor, CallbackParser, CallbackResult, RawCallback, VerifyingAccount } from '../../callback-port.js';
import { isSame, isSignedBy } from '../../signature.js';
import { parameterless } from '../../vendor-call/query.js';
import { asArray, asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import { readChange, type ChangeFacts } from './read-change.js';

/** Meta's callbacks (PROVIDERS.md section 1.3): one URL for the handshake and everything else. */
export class MetaCallbackParser implements CallbackParser {
  readonly provider = 'whatsapp';

  parse(door: CallbackDoor, callback: RawCallback, account: VerifyingAccount): Promise<CallbackResult> {
    if (door !== 'all') return Promise.resolve({ kind: 'rejected', part: 'url', detail: 'WhatsApp has one callback URL, without /status or /inbound' });
    return Promise.resolve(callback.method === 'GET' ? handshake(callback, account) : received(callback, account));
  }
}

/** Answered with the challenge as it came, in plain text, when the token is ours. */
function handshake({ url }: RawCallback, { secrets }: VerifyingAccount): CallbackResult {
  const { query } = parameterless(url);
  const [mode, token, challenge] = ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => query.get(name) ?? '');
  const isOurs = token !== undefined && token !== '' && (secrets['verifyToken'] ?? []).some((ours) => ours !== '' && isSame(token, ours));
  if (mode !== 'subscribe' || !isOurs) {
    return { kind: 'rejected', status: 403, part: 'key', detail: mode === 'subscribe' ? 'hub.verify_token is not the verify token of the settings' : 'hub.mode is not subscribe' };
  }
  return { kind: 'handshake', answer: { status: 200, contentType: 'text/plain; charset=utf-8', body: challenge ?? '' } };
}

/** HMAC over the bytes as they came: Meta escapes what is not ASCII, and parsed JSON written again has other bytes. */
function received(callback: RawCallback, { secrets, identity }: VerifyingAccount): CallbackResult {
  const given = callback.headers['x-hub-signature-256'];
  if (typeof given !== 'string') return { kind: 'rejected', part: 'header', detail: 'X-Hub-Signature-256 is missing' };
  const keys = secrets['appSecret'] ?? [];
  if (keys.length === 0) return { kind: 'rejected', part: 'key', detail: 'no app secret is set' };
  if (!isSignedBy(callback.body, keys, given)) return { kind: 'rejected', detail: 'X-Hub-Signature-256 does not match' };
  const facts: ChangeFacts[] = [];
  for (const entry of asArray(objectIn(callback.body.toString('utf8'))['entry']).map(asObject)) {
    const origin = { businessId: asText(entry['id']), time: Number(entry['time']), receivedAt: callback.receivedAt, identity };
    for (const change of asArray(entry['changes']).map(asObject)) facts.push(readChange(asText(change['field']) ?? '', asObject(change['value']), origin));
  }
  return {
    kind: 'verified',
    receipts: facts.flatMap(({ receipts }) => receipts),
    inbound: facts.flatMap(({ inbound }) => inbound),
    preferences: facts.flatMap(({ preferences }) => preferences),
    templates: facts.flatMap(({ templates }) => templates),
    ...(facts.some(({ foreign }) => foreign) && { foreign: true }),
  };
}
