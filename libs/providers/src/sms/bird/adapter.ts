import type { ChannelAdapter, LookUpResult, OutboundMessage, SendOutcome, UnknownCall } from '../../port.js';
import { outcomeOfAnswer, type SendReading } from '../../vendor-call/outcome-of-answer.js';
import { asObject, asText } from '../../vendor-call/read-json.js';
import { failureOf } from '../../vendor-call/vendor-codes.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { birdCodes } from './codes.js';
import { ATTEMPT_TAG, lookUpAtBird } from './look-up.js';
import type { BirdCredentials } from './manifest.js';

const CONNECTIONS = 32;
/** The region of a key that names none. */
const REGION_DEFAULT = 'eu1';
const MESSAGES = '/v1/sms/messages';

export interface BirdAdapterOptions {
  readonly credentials: BirdCredentials;
  readonly apiUrl?: string | undefined;
  readonly connections?: number;
  readonly answerMs?: number;
}

/**
 * SMS by Bird's API v1 (PROVIDERS.md section 4.4). The vendor's SDK is not on the path: it repeats calls by itself and
 * costs a Request, a Response and a validation each. Its types are what this is written from.
 */
export class BirdAdapter implements ChannelAdapter {
  readonly provider = 'bird';
  readonly connections: number;
  readonly keepsCallsReady = true;
  readonly #http: VendorHttp;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(private readonly options: BirdAdapterOptions) {
    const { accessKey } = options.credentials.messagebird;
    this.connections = options.connections ?? CONNECTIONS;
    this.#http = new VendorHttp(options.apiUrl ?? birdUrl(accessKey), { connections: this.connections, ...(options.answerMs !== undefined && { answerMs: options.answerMs }) });
    this.#headers = { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'messaging-platform' };
  }

  /** The same call may be made again: Bird recognises its key for 24 hours, with the same body. */
  async send({ to, text, purpose, attemptId, from, sameAs = attemptId }: OutboundMessage): Promise<SendOutcome> {
    const headers = { ...this.#headers, 'idempotency-key': sameAs };
    const labels = { metadata: { attemptId: sameAs }, tags: [{ name: ATTEMPT_TAG, value: sameAs }] };
    const body = JSON.stringify({ to, from: from?.address ?? this.options.credentials.senderName, text, category: purpose, ...labels });
    return outcomeOfAnswer(await this.#http.call({ method: 'POST', path: MESSAGES, headers, body }), reading);
  }

  lookUp(call: UnknownCall): Promise<LookUpResult> {
    const { 'content-type': _, ...headers } = this.#headers;
    return lookUpAtBird(call, { http: this.#http, messages: MESSAGES, headers });
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

/** `bk_us1_…` → `https://us1.platform.bird.com`. */
export function birdUrl(accessKey: string): string {
  const region = /^bk_([a-z]{2}\d+)_./.exec(accessKey)?.[1] ?? REGION_DEFAULT;
  return `https://${region}.platform.bird.com`;
}

const reading: SendReading = {
  externalId: ({ id }) => asText(id),
  partialId: (text) => /"id"\s*:\s*"(sms_[^"]+)"/.exec(text)?.[1],
  refusal: (body) => {
    const error = body['error'] === undefined ? body : asObject(body['error']);
    const [code, name, detail] = [asText(error['code']), asText(error['name']), asText(error['message'])];
    // The name is the finer one (`SMSInvalidRecipient`), where it is one that is known.
    const chosen = name !== undefined && (birdCodes.has(name) || code === undefined) ? name : code;
    return { ...(chosen !== undefined && { code: chosen }), ...(detail !== undefined && { detail }) };
  },
  // 409: an earlier call with this key is still being worked on.
  isUnsure: (status) => status === 409,
  classify: (code, detail) => {
    const known = birdCodes.get(code);
    return known === undefined ? undefined : failureOf(known, code, detail);
  },
};
