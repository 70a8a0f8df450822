import type { CallbackDoor, CallbackFacts, CallbackParser, CallbackResult, RawCallback, VerifyingAccount } from '../../src/callback-port.js';
import type { ReceiptFact } from '../../src/port.js';
import { isSignedBy } from '../../src/signature.js';
import { asText, objectIn } from '../../src/vendor-call/read-json.js';
import { timeOf } from '../../src/vendor-call/time-of.js';
import { failureOf } from '../../src/vendor-call/vendor-codes.js';
import { pigeonCodes } from './codes.js';

const states: Readonly<Record<string, ReceiptFact['status']>> = { flying: 'sent', arrived: 'delivered', lost: 'failed' };

/** Signed over the raw bytes by any key that is valid now: two while one is replaced. */
export class PigeonCallbackParser implements CallbackParser {
  readonly provider = 'pigeon';

  parse(door: CallbackDoor, callback: RawCallback, { secrets }: VerifyingAccount): Promise<CallbackResult> {
    if (!isSignedBy(callback.body, secrets['signingKey'], callback.headers['x-pigeon-signature'])) {
      return Promise.resolve({ kind: 'rejected', detail: 'X-Pigeon-Signature does not match' });
    }
    return Promise.resolve({ kind: 'verified', ...factsOf(door, callback) });
  }
}

/** A word that is news is kept as `other`; an answer other than 200 would only make the vendor repeat it. */
function factsOf(door: CallbackDoor, { body, receivedAt }: RawCallback): CallbackFacts {
  const said = objectIn(body.toString('utf8'));
  const [id, state, code] = [asText(said['id']), asText(said['state']) ?? '', asText(said['code'])];
  const at = timeOf(Date.parse(asText(said['at']) ?? ''), receivedAt);
  if (id === undefined) return { receipts: [], inbound: [] };
  if (door === 'inbound') return { receipts: [], inbound: [{ externalId: id, from: asText(said['from']) ?? '', text: asText(said['text']) ?? '', at }] };
  const known = code === undefined ? undefined : pigeonCodes.get(code);
  const attemptId = asText(said['reference']);
  const receipt: ReceiptFact = {
    dedupeKey: `${id}|${state}|${code ?? ''}`, status: states[state] ?? 'other', providerStatus: state, at, externalId: id,
    ...(attemptId !== undefined && { attemptId }), ...(known && code !== undefined && { failure: failureOf(known, code, asText(said['message']) ?? '') }),
  };
  return { receipts: [receipt], inbound: [] };
}
