import type { Clock } from '@messaging/kernel';
import type { ChannelAdapter, OutboundMessage, SendOutcome } from '../../port.js';
import { outcomeOfAnswer, type SendReading } from '../../vendor-call/outcome-of-answer.js';
import { asArray, asObject, asText } from '../../vendor-call/read-json.js';
import { failureOf, unknownCode } from '../../vendor-call/vendor-codes.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { senderKind } from '../sender.js';
import { messagebirdCodes } from './codes.js';
import type { MessagebirdCredentials } from './manifest.js';

export const MESSAGEBIRD_URL = 'https://rest.messagebird.com';
const CONNECTIONS = 32;

export interface MessagebirdAdapterOptions {
  readonly credentials: MessagebirdCredentials;
  /** Where reports go; without it there are none. */
  readonly statusUrl: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly clock: Clock;
  readonly connections?: number;
  readonly answerMs?: number;
}

/**
 * SMS by MessageBird's classic API (PROVIDERS.md section 4.1). A call of our own: the vendor's SDK has its host built
 * in, takes a 503 with a JSON body for success and leaves a listener on the socket at every call.
 */
export class MessagebirdAdapter implements ChannelAdapter {
  readonly provider = 'messagebird';
  readonly connections: number;
  readonly keepsCallsReady = true;
  readonly #http: VendorHttp;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(private readonly options: MessagebirdAdapterOptions) {
    this.connections = options.connections ?? CONNECTIONS;
    this.#http = new VendorHttp(options.apiUrl ?? MESSAGEBIRD_URL, { connections: this.connections, ...(options.answerMs !== undefined && { answerMs: options.answerMs }) });
    this.#headers = { authorization: `AccessKey ${options.credentials.messagebird.accessKey}`, 'content-type': 'application/json', accept: 'application/json' };
  }

  /** One recipient a call: a batch shares one id. `reference` is our attempt id, and without it no report is sent. */
  async send({ to, text, attemptId, expiresAt, from }: OutboundMessage): Promise<SendOutcome> {
    const sender = from?.address ?? this.options.credentials.senderName;
    const leftS = expiresAt === undefined ? undefined : Math.max(1, Math.floor((expiresAt.getTime() - this.options.clock.now().getTime()) / 1000));
    const body = JSON.stringify({
      originator: senderKind(sender) === 'number' ? digits(sender) : sender,
      recipients: [digits(to)],
      body: text,
      datacoding: 'auto', // `plain` would replace what GSM-7 does not have
      reference: attemptId,
      ...(this.options.statusUrl !== undefined && { reportUrl: this.options.statusUrl }),
      ...(leftS !== undefined && leftS < VALIDITY_S_MAX && { validity: leftS }),
    });
    return outcomeOfAnswer(await this.#http.call({ method: 'POST', path: '/messages', headers: this.#headers, body }), reading);
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

/** Two days; above it the vendor's own default holds. */
const VALIDITY_S_MAX = 172_800;
const digits = (number: string): string => number.replace(/^\+/, '');

const reading: SendReading = {
  externalId: ({ id }) => asText(id),
  partialId: (text) => /^\s*\{\s*"id"\s*:\s*"([0-9a-f]{20,40})"/.exec(text)?.[1],
  refusal: (body) => {
    const error = asObject(asArray(body['errors'])[0]);
    const [code, parameter, detail] = [asText(error['code']), asText(error['parameter']), asText(error['description'])];
    const precise = `${code}:${parameter}`;
    return { ...(code !== undefined && { code: messagebirdCodes.has(precise) ? precise : code }), ...(detail !== undefined && { detail }) };
  },
  classify: (code, detail, { status }) => {
    const known = messagebirdCodes.get(code);
    if (known !== undefined) return failureOf(known, code, detail);
    return [401, 403, 429].includes(status) ? undefined : { ...unknownCode, code, detail };
  },
};
