import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js';
import type { CallbackDoor, CallbackParser, CallbackResult, InboundFact, RawCallback, VerifyingAccount } from '../../callback-port.js';
import { parameterless } from '../../vendor-call/query.js';
import { CALLBACK_OVERRIDES } from './adapter.js';
import { twilioReceipt } from './receipt.js';

/** What Twilio sends and signs: the fields of a form, or of the query. */
export type TwilioFields = Readonly<Record<string, string | string[]>>;

/** An empty TwiML document: a text/plain body would be sent to the person as an answer (PROVIDERS.md section 3.4). */
const NO_REPLY = { status: 200, contentType: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' } as const;
const SIGNALS: Readonly<Record<string, InboundFact['signal']>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/**
 * Twilio's callbacks (PROVIDERS.md sections 3.3, 3.4), verified by `validateRequest` of Twilio's own library over the
 * public URL and the raw form; its middleware takes both from the request's headers and parsed body, and is not used.
 */
export class TwilioCallbackParser implements CallbackParser {
  readonly provider = 'twilio';

  parse(door: CallbackDoor, callback: RawCallback, account: VerifyingAccount): Promise<CallbackResult> {
    return Promise.resolve(this.#parse(door, callback, account));
  }

  #parse(door: CallbackDoor, callback: RawCallback, { secrets, identity }: VerifyingAccount): CallbackResult {
    const signature = callback.headers['x-twilio-signature'];
    if (typeof signature !== 'string') return { kind: 'rejected', part: 'header', detail: 'X-Twilio-Signature is missing' };
    const tokens = secrets['authToken'] ?? [];
    if (tokens.length === 0) return { kind: 'rejected', part: 'key', detail: 'no auth token is set' };
    if (!tokens.some((token) => isSignedByTwilio(callback, { token, signature }))) return { kind: 'rejected', detail: 'X-Twilio-Signature does not match' };
    const fields = twilioFields(callback);
    const nothing = { kind: 'verified', receipts: [], inbound: [], ...(door === 'inbound' && { answer: NO_REPLY }) } as const;
    if (identity['accountSid'] !== undefined && one(fields, 'AccountSid') !== undefined && one(fields, 'AccountSid') !== identity['accountSid']) {
      return { ...nothing, foreign: true };
    }
    return door === 'inbound' ? { ...nothing, inbound: inboundOf(fields, callback) } : { ...nothing, receipts: receiptsOf(fields, callback) };
  }
}

/** The signature covers the URL and the form; of a body that is no form, its hash in the URL. Throws for nothing. */
export function isSignedByTwilio(callback: RawCallback, { token, signature }: { token: string; signature: string }): boolean {
  try {
    if (isForm(callback) || callback.method === 'GET') {
      const fields = callback.method === 'GET' ? {} : twilioFields(callback);
      // The fragment of our status URL is not sent; whether it is signed, Twilio does not say.
      return [callback.url, `${callback.url}${CALLBACK_OVERRIDES}`].some((url) => twilioWebhooks.validateRequest(token, signature, url, fields));
    }
    return twilioWebhooks.validateRequestWithBody(token, signature, callback.url, callback.body.toString('utf8'));
  } catch {
    return false;
  }
}

const isForm = ({ headers, url }: RawCallback): boolean =>
  String(headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded') || !/[?&]bodySHA256=/.test(url);

/** The fields flat and untrimmed, as Twilio signs them; a repeated name has all its values. */
export function twilioFields({ method, url, body }: RawCallback): TwilioFields {
  const given = method === 'GET' ? parameterless(url).query : new URLSearchParams(body.toString('utf8'));
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const name of new Set(given.keys())) {
    const values = [...given.getAll(name)]; // Twilio's library asks `instanceof Array`
    fields[name] = values.length === 1 ? (values[0] ?? '') : values;
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
