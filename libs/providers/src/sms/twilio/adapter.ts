import type { Clock } from '@messaging/kernel';
import type { ChannelAdapter, LookUpResult, OutboundMessage, SendOutcome, UnknownCall } from '../../port.js';
import { outcomeOfAnswer, type SendReading } from '../../vendor-call/outcome-of-answer.js';
import { asText } from '../../vendor-call/read-json.js';
import { failureOf, unknownCode } from '../../vendor-call/vendor-codes.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { senderKind } from '../sender.js';
import { twilioCodes } from './codes.js';
import { lookUpAtTwilio } from './look-up.js';
import type { TwilioCredentials } from './manifest.js';

export const TWILIO_URL = 'https://api.twilio.com';
/** 1,280 calls a second at 50 ms a call. Twilio bounds calls at once per account and answers 20429 above it: then there are fewer. */
const CONNECTIONS = 64;
/** PROVIDERS.md section 3.1. */
const VALIDITY_S = { min: 1, max: 36_000 } as const;

export interface TwilioAdapterOptions {
  readonly credentials: TwilioCredentials;
  /** Where Twilio reports: the account's status URL; undefined where nobody outside could reach it. */
  readonly statusUrl: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly clock: Clock;
  readonly connections?: number;
  readonly answerMs?: number;
}

/** SMS by Twilio's REST API (PROVIDERS.md section 3.1): one POST a message. */
export class TwilioAdapter implements ChannelAdapter {
  readonly provider = 'twilio';
  readonly connections: number;
  readonly keepsCallsReady = true;
  readonly #http: VendorHttp;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #messages: string;
  readonly #sender: readonly [field: 'MessagingServiceSid' | 'From', value: string];

  constructor(private readonly options: TwilioAdapterOptions) {
    const { accountSid, authToken, messagingServiceSid } = options.credentials.twilio;
    this.connections = options.connections ?? CONNECTIONS;
    this.#http = new VendorHttp(options.apiUrl ?? TWILIO_URL, { connections: this.connections, ...(options.answerMs !== undefined && { answerMs: options.answerMs }) });
    this.#headers = {
      authorization: basicAuthorization(accountSid, authToken),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    };
    this.#messages = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages`;
    this.#sender = senderOf(options.credentials.senderName, messagingServiceSid);
  }

  async send(message: OutboundMessage): Promise<SendOutcome> {
    const body = this.#form(message).toString();
    return outcomeOfAnswer(await this.#http.call({ method: 'POST', path: `${this.#messages}.json`, headers: this.#headers, body }), reading);
  }

  lookUp(call: UnknownCall): Promise<LookUpResult> {
    const { authorization = '', accept = '' } = this.#headers;
    return lookUpAtTwilio(call, { http: this.#http, messages: this.#messages, headers: { authorization, accept } });
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  #form({ to, text, attemptId, expiresAt, from }: OutboundMessage): URLSearchParams {
    const [field, sender] = from ? senderOf(from.address, undefined) : this.#sender;
    const form = new URLSearchParams({ To: to, [field]: sender, Body: text });
    if (this.options.statusUrl !== undefined) form.set('StatusCallback', statusCallback(this.options.statusUrl, attemptId));
    const leftS = expiresAt === undefined ? Number.POSITIVE_INFINITY : Math.floor((expiresAt.getTime() - this.options.clock.now().getTime()) / 1000);
    if (leftS < VALIDITY_S.max) form.set('ValidityPeriod', String(Math.max(VALIDITY_S.min, leftS)));
    return form;
  }
}

export const basicAuthorization = (accountSid: string, authToken: string): string => `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

/**
 * Our attempt id comes back in the query, which the signature covers. The fragment asks Twilio to repeat a callback
 * that was not taken (connection overrides); by default a 500 of ours loses it.
 */
export const statusCallback = (statusUrl: string, attemptId: string): string => `${statusUrl}?attempt=${attemptId}${CALLBACK_OVERRIDES}`;
export const CALLBACK_OVERRIDES = '#rc=5&rp=all';

function senderOf(senderName: string | undefined, serviceSid: string | undefined): readonly ['MessagingServiceSid' | 'From', string] {
  if (serviceSid !== undefined) return ['MessagingServiceSid', serviceSid];
  const sender = senderName ?? '';
  return [senderKind(sender) === 'service' ? 'MessagingServiceSid' : 'From', sender];
}

const reading: SendReading = {
  externalId: ({ sid }) => asText(sid),
  partialId: (text) => /"sid"\s*:\s*"((?:SM|MM)[0-9a-f]{32})"/i.exec(text)?.[1],
  refusal: (body) => {
    const [code, detail] = [asText(body['code']), asText(body['message'])];
    return { ...(code !== undefined && { code }), ...(detail !== undefined && { detail }) };
  },
  classify: (code, detail, { status }) => {
    const known = twilioCodes.get(code);
    if (known !== undefined) return failureOf(known, code, detail);
    return [401, 403, 429].includes(status) ? undefined : { ...unknownCode, code, detail };
  },
};
