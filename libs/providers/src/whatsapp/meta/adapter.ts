import type { Reason } from '@messaging/contracts';
import type { ChannelAdapter, LookUpResult, OutboundMessage, ProviderFailure, SendOutcome, UnknownCall } from '../../port.js';
import { outcomeOfAnswer, type Answered, type SendReading } from '../../vendor-call/outcome-of-answer.js';
import { asArray, asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import { minute } from '../../vendor-call/vendor-codes.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { classifyMetaError } from './codes.js';
import { composeRequest } from './compose.js';
import { lookUpAtMeta } from './look-up.js';
import type { MetaCredentials } from './manifest.js';

export const META_URL = 'https://graph.facebook.com';
/** 80 a second, Meta's default, at up to 400 ms a call. */
const CONNECTIONS = 32;

export interface MetaAdapterOptions {
  readonly credentials: MetaCredentials;
  readonly apiUrl?: string | undefined;
  readonly connections?: number;
  readonly answerMs?: number;
}

/** WhatsApp by Meta's Cloud API (PROVIDERS.md section 1): one POST a message. */
export class MetaAdapter implements ChannelAdapter {
  readonly provider = 'whatsapp';
  readonly connections: number;
  readonly keepsCallsReady = true;
  readonly #http: VendorHttp;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #phone: string;

  constructor({ credentials, apiUrl, connections = CONNECTIONS, answerMs }: MetaAdapterOptions) {
    this.connections = connections;
    this.#http = new VendorHttp(apiUrl ?? META_URL, { connections, ...(answerMs !== undefined && { answerMs }) });
    this.#headers = { authorization: `Bearer ${credentials.apiToken}`, 'content-type': 'application/json', accept: 'application/json' };
    this.#phone = `/${credentials.apiVersion}/${encodeURIComponent(credentials.phoneId)}`;
  }

  async send(message: OutboundMessage): Promise<SendOutcome> {
    const request = composeRequest(message);
    if (!request.ok) return { kind: 'not_sent', failure: { class: 'CONTENT', code: '131008', detail: request.detail } };
    const answer = await this.#http.call({ method: 'POST', path: `${this.#phone}/messages`, headers: this.#headers, body: JSON.stringify(request.body) });
    const outcome = outcomeOfAnswer(answer, reading);
    if (outcome.kind !== 'accepted' || answer.kind !== 'answer') return outcome;
    const body = objectIn(answer.text);
    const [reached, waits] = [canonicalNumber(body, message.to), waitIn(body)];
    return { ...outcome, ...(reached !== undefined && { reachedAt: reached }), ...(waits && { waits }) };
  }

  lookUp(call: UnknownCall): Promise<LookUpResult> {
    const { authorization = '', accept = '' } = this.#headers;
    return lookUpAtMeta(call, { http: this.#http, phone: this.#phone, headers: { authorization, accept } });
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

/** Taken, and not on its way: Meta tells later by a status whether it went or was dropped (PROVIDERS.md section 1.1). */
function waitIn(body: Readonly<Record<string, unknown>>): Reason | undefined {
  switch (asText(asObject(asArray(body['messages'])[0])['message_status'])) {
    case 'held_for_quality_assessment':
      return { code: 'WHATSAPP.HELD', detail: 'held_for_quality_assessment' };
    case 'paused':
      return { code: 'WHATSAPP.PAUSED', detail: 'paused' };
    default:
      return undefined;
  }
}

/** The number under which WhatsApp knows the person, where it is not the one that was written to. */
function canonicalNumber(body: Readonly<Record<string, unknown>>, to: string): string | undefined {
  const id = asText(asObject(asArray(body['contacts'])[0])['wa_id']);
  const number = id !== undefined && /^\d{5,20}$/.test(id) ? `+${id}` : undefined;
  return number === to ? undefined : number;
}

const reading: SendReading = {
  externalId: (body) => asText(asObject(asArray(body['messages'])[0])['id']),
  partialId: (text) => /"id"\s*:\s*"(wamid\.[^"]+)"/.exec(text)?.[1],
  refusal: (body) => {
    const error = asObject(body['error']);
    const [code, detail] = [isOfNoObject(error) ? '33' : asText(error['code']), asText(asObject(error['error_data'])['details']) ?? asText(error['message'])];
    return { ...(code !== undefined && { code }), ...(detail !== undefined && { detail }) };
  },
  classify: (code, detail, answer) => withRegainTime(classifyMetaError(code, detail, asObject(objectIn(answer.text)['error'])['is_transient']), answer),
};

/** The phone number ID itself is not there, or not the token's: Graph says that with the code of a wrong parameter. */
const isOfNoObject = (error: Readonly<Record<string, unknown>>): boolean => error['code'] === 100 && (error['error_subcode'] === 33 || error['type'] === 'GraphMethodException');

/** Meta says in a header of its own, in minutes, when a limit ends (PROVIDERS.md section 1.2). */
function withRegainTime(failure: ProviderFailure, { headers }: Answered): ProviderFailure {
  const usage = headers['x-business-use-case-usage'];
  if (failure.class !== 'RATE_LIMIT' || failure.policy?.scope === 'recipient' || typeof usage !== 'string') return failure;
  const entries = Object.values(objectIn(usage)).flatMap(asArray).map((entry) => Number(asObject(entry)['estimated_time_to_regain_access'] ?? 0));
  const minutes = Math.max(0, ...entries.filter(Number.isFinite));
  return minutes === 0 ? failure : { ...failure, retryAfterMs: Math.min(minutes, 24 * 60) * minute };
}
