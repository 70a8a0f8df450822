import { FakeVendor, isOfType, jsonObject, unknownMember, type SeenRequest, type VendorReply } from './fake-vendor.js';

/** Parameters of `POST /messages` in the types of the vendor's SDK (npm `messagebird` 4.0.1). */
const SEND_MEMBERS = ['originator', 'recipients', 'body', 'type', 'reference', 'reportUrl', 'validity', 'gateway', 'typeDetails', 'datacoding', 'mclass', 'shortenUrls', 'scheduledDatetime', 'createdDatetime', 'groupIds'];

export interface MessagebirdMessage {
  readonly id: string;
  readonly recipient: string;
  readonly reference: string | undefined;
  readonly reportUrl: string | undefined;
  readonly body: string;
}

/** MessageBird's classic REST API, as far as this product calls it. */
export class FakeMessagebird extends FakeVendor {
  readonly messages: MessagebirdMessage[] = [];

  constructor(readonly account: { readonly accessKey: string }) {
    super();
  }

  protected answer(request: SeenRequest): VendorReply {
    if (request.headers['authorization'] !== `AccessKey ${this.account.accessKey}`) return refusal(401, { code: 2, description: 'Request not allowed (incorrect access_key)', parameter: 'access_key' });
    if (request.path === '/balance' && request.method === 'GET') return { status: 200, body: { payment: 'prepaid', type: 'euros', amount: 12.5 } };
    if (request.path !== '/messages' || request.method !== 'POST') return refusal(404, { code: 20, description: 'Not found', parameter: '' });
    if (!isOfType(request, 'application/json')) return refusal(422, { code: 9, description: 'no (correct) recipients found', parameter: 'recipients' });
    const body = jsonObject(request.body);
    if (!body) return refusal(422, { code: 10, description: 'the body is no JSON', parameter: 'body' });
    const strange = unknownMember(body, SEND_MEMBERS);
    if (strange !== undefined) return refusal(422, { code: 10, description: `unknown parameter ${strange}`, parameter: strange });
    return complaint(body) ?? this.#take(body);
  }

  #take(body: Record<string, unknown>): VendorReply {
    const [recipient] = body['recipients'] as string[];
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined);
    const message = { id: String(this.messages.length + 1).padStart(32, 'e'), recipient: recipient ?? '', reference: text('reference'), reportUrl: text('reportUrl'), body: text('body') ?? '' };
    this.messages.push(message);
    const items = [{ recipient: Number(recipient), status: 'sent', statusDatetime: new Date().toISOString() }];
    return { status: 201, body: { id: message.id, href: `https://rest.messagebird.com/messages/${message.id}`, originator: body['originator'], body: message.body, reference: message.reference, recipients: { totalCount: 1, totalSentCount: 1, items } } };
  }
}

function complaint(body: Record<string, unknown>): VendorReply | undefined {
  const { originator, recipients, datacoding } = body;
  const recipient: unknown = Array.isArray(recipients) ? recipients[0] : undefined;
  if (typeof recipient !== 'string' || !/^[1-9]\d{6,14}$/.test(recipient)) return refusal(422, { code: 9, description: 'no (correct) recipients found', parameter: 'recipients' });
  const magic = /^1500555(\d{4})$/.exec(recipient)?.[1];
  if (magic !== undefined) return refusal(422, { code: Number(magic), description: 'As the test asked.', parameter: 'recipients' });
  if (typeof originator !== 'string' || !/^(\d{3,17}|[A-Za-z0-9 ]{1,11})$/.test(originator)) return refusal(422, { code: 9, description: 'originator is invalid', parameter: 'originator' });
  if (typeof body['body'] !== 'string' || body['body'] === '') return refusal(422, { code: 9, description: 'body is required', parameter: 'body' });
  return datacoding === undefined || ['plain', 'unicode', 'auto'].some((known) => known === datacoding) ? undefined : refusal(422, { code: 10, description: 'datacoding is invalid', parameter: 'datacoding' });
}

const refusal = (status: number, error: { code: number; description: string; parameter: string }): VendorReply => ({ status, body: { errors: [error] } });
