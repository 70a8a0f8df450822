import { FakeVendor, isOfType, jsonObject, unknownMember, type SeenRequest, type VendorReply } from './fake-vendor.js';

/** `SmsMessageSendRequest` of the vendor's SDK (npm `@messagebird/sdk` 0.63.0): what can be sent, and what is announced only. */
const SEND_MEMBERS = ['to', 'from', 'text', 'category', 'tags', 'metadata', 'options', 'template'];
const PREVIEW_MEMBERS = ['validity_period', 'media_urls', 'messaging_profile_id', 'scheduled_at', 'broadcast_id', 'campaign_id', 'audience_id', 'contact_id', 'topic_id', 'personalization'];
const CATEGORIES = ['transactional', 'marketing', 'authentication', 'service'];
const LIST_PARAMETERS = ['limit', 'starting_after', 'ending_before', 'created_after', 'created_before', 'direction', 'status', 'error_code', 'category', 'to', 'from', 'tag'];

type Json = Record<string, unknown>;

/** Bird's API v1, as far as this product calls it. */
export class FakeBird extends FakeVendor {
  readonly messages: (Json & { id: string })[] = [];
  readonly #answers = new Map<string, { body: string; reply: VendorReply }>();

  constructor(readonly account: { readonly accessKey: string; readonly senders: readonly string[] }) {
    super();
  }

  protected answer(request: SeenRequest): VendorReply {
    if (request.headers['authorization'] !== `Bearer ${this.account.accessKey}`) return refusal(401, { code: 'unauthorized', name: 'Unauthorized', message: 'The API key is not valid.' });
    if (!request.headers['user-agent']) return refusal(400, { code: 'bad_request', name: 'UserAgentRequired', message: 'User-Agent is required.' });
    if (request.path === '/v1/sms/messages' && request.method === 'GET') return this.#list(request);
    if (request.path !== '/v1/sms/messages' || request.method !== 'POST') return refusal(404, { code: 'not_found', name: 'NotFound', message: 'There is nothing here.' });
    if (!isOfType(request, 'application/json')) return refusal(415, { code: 'unsupported_media_type', name: 'UnsupportedMediaType', message: 'Send JSON.' });
    return this.#once(request);
  }

  /** 24 hours: the same key and body give the same answer, another body a conflict. */
  #once(request: SeenRequest): VendorReply {
    const key = String(request.headers['idempotency-key'] ?? '');
    const known = this.#answers.get(key);
    if (key !== '' && known) return known.body === request.body ? known.reply : refusal(409, { code: 'conflict', name: 'IdempotencyConflict', message: 'The key was used with another body.' });
    const reply = this.#send(jsonObject(request.body));
    if (key !== '' && reply.status < 300) this.#answers.set(key, { body: request.body, reply });
    return reply;
  }

  #send(body: Json | undefined): VendorReply {
    if (!body) return refusal(400, { code: 'bad_request', name: 'InvalidJSON', message: 'The body is no JSON object.' });
    const announced = unknownMember(body, [...SEND_MEMBERS]);
    if (announced !== undefined) return refusal(422, { code: 'validation_failed', name: PREVIEW_MEMBERS.includes(announced) ? 'SMSUnsupportedFeature' : 'UnknownField', message: announced });
    const wrong = this.#complaint(body);
    if (wrong) return wrong;
    const text = String(body['text']);
    const message = {
      ...body, id: `sms_${String(this.messages.length + 1).padStart(26, '0')}`, direction: 'outbound', status: 'accepted', created_at: new Date().toISOString(),
      segments: { count: 1, encoding: 'GSM_7BIT', characters: text.length },
    };
    this.messages.push(message);
    return { status: 202, body: message };
  }

  #complaint(body: Json): VendorReply | undefined {
    const { to, from, text, category } = body;
    if (typeof to === 'string' && to.startsWith('+1500555')) return refusal(422, { code: MAGIC[to] ?? 'unknown', name: MAGIC[to] ?? 'unknown', message: 'As the test asked.' });
    if (typeof to !== 'string' || !/^\+[1-9]\d{6,14}$/.test(to)) return refusal(422, { code: 'validation_failed', name: 'SMSInvalidRecipient', message: 'to' });
    if (typeof from !== 'string') return refusal(422, { code: 'validation_failed', name: 'SMSNoEligibleSender', message: 'from' });
    if (!this.account.senders.includes(from)) return refusal(422, { code: 'validation_failed', name: 'SMSSenderNotConfigured', message: 'from' });
    if (typeof text !== 'string' || text === '') return refusal(422, { code: 'validation_failed', name: 'SMSInvalidContent', message: 'text' });
    if (!CATEGORIES.includes(String(category))) return refusal(422, { code: 'validation_failed', name: 'InvalidCategory', message: 'category' });
    return labelComplaint(body);
  }

  #list({ query }: SeenRequest): VendorReply {
    const strange = unknownMember(Object.fromEntries(query), LIST_PARAMETERS);
    if (strange !== undefined) return refusal(400, { code: 'bad_request', name: 'UnknownParameter', message: strange });
    const found = this.messages.filter((message) => matches(message, query)).reverse();
    return { status: 200, body: { data: found, next_cursor: null, prev_cursor: null } };
  }
}

function labelComplaint({ tags, metadata }: Json): VendorReply | undefined {
  if (metadata !== undefined && JSON.stringify(metadata).length > 2048) return refusal(422, { code: 'validation_failed', name: 'MetadataTooLarge', message: 'metadata' });
  return Array.isArray(tags) && !tags.every(isTag) ? refusal(422, { code: 'validation_failed', name: 'InvalidTag', message: 'tags' }) : undefined;
}

/** Numbers that are refused with a code, for tests. */
export const MAGIC: Readonly<Record<string, string>> = {
  '+15005550001': 'SMSInvalidRecipient', '+15005550002': 'insufficient_balance', '+15005550003': 'content_rejected', '+15005550004': 'recipient_opted_out',
};

function matches(message: Json, query: URLSearchParams): boolean {
  const tags = Array.isArray(message['tags']) ? (message['tags'] as { name: string; value: string }[]) : [];
  const hasTags = query.getAll('tag').every((tag) => tags.some(({ name, value }) => tag === name || tag === `${name}:${value}`));
  return hasTags && (!query.has('to') || message['to'] === query.get('to'));
}

const isTag = (tag: unknown): boolean =>
  typeof tag === 'object' && tag !== null && 'name' in tag && 'value' in tag && /^[\w-]{1,32}$/.test(String(tag.name)) && /^[\w-]{1,64}$/.test(String(tag.value));

const refusal = (status: number, error: { code: string; name: string; message: string }): VendorReply => ({
  status,
  body: { error: { type: 'error', ...error, doc_url: 'https://bird.com/docs', request_id: 'req_1' } },
});
