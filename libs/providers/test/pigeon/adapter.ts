import type { ChannelAdapter, OutboundMessage, SendOutcome } from '../../src/port.js';
import { outcomeOfAnswer, type SendReading } from '../../src/vendor-call/outcome-of-answer.js';
import { asText } from '../../src/vendor-call/read-json.js';
import { failureOf, unknownCode } from '../../src/vendor-call/vendor-codes.js';
import { VendorHttp } from '../../src/vendor-call/vendor-http.js';
import { pigeonCodes } from './codes.js';
import type { PigeonCredentials } from './manifest.js';

export class PigeonAdapter implements ChannelAdapter {
  readonly provider = 'pigeon';
  readonly connections = 8;
  readonly #http: VendorHttp;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(private readonly credentials: PigeonCredentials, apiUrl: string, { answerMs }: { readonly answerMs?: number } = {}) {
    this.#http = new VendorHttp(apiUrl, { connections: this.connections, ...(answerMs !== undefined && { answerMs }) });
    this.#headers = { authorization: `Key ${credentials.pigeon.apiKey}`, 'content-type': 'application/json' };
  }

  /** `reference` comes back with every report. */
  async send({ to, text, attemptId }: OutboundMessage): Promise<SendOutcome> {
    const body = JSON.stringify({ to, from: this.credentials.senderName, text, reference: attemptId });
    return outcomeOfAnswer(await this.#http.call({ method: 'POST', path: '/letters', headers: this.#headers, body }), reading);
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

const reading: SendReading = {
  externalId: ({ id }) => asText(id),
  partialId: (text) => /"id":"([^"]+)"/.exec(text)?.[1],
  refusal: (body) => {
    const [code, detail] = [asText(body['code']), asText(body['message'])];
    return { ...(code !== undefined && { code }), ...(detail !== undefined && { detail }) };
  },
  classify: (code, detail) => {
    const known = pigeonCodes.get(code);
    return known ? failureOf(known, code, detail) : { ...unknownCode, code, detail };
  },
};
