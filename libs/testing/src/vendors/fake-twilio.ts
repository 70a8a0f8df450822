import { FakeVendor, isOfType, unknownMember, type SeenRequest, type VendorReply } from './fake-vendor.js';

/** `CreateMessageRequest` of Twilio's published OpenAPI (api v2010); another field is refused. */
const CREATE_FIELDS = [
  'To', 'StatusCallback', 'ApplicationSid', 'MaxPrice', 'ProvideFeedback', 'Attempt', 'ValidityPeriod', 'ForceDelivery', 'ContentRetention',
  'AddressRetention', 'SmartEncoded', 'PersistentAction', 'TrafficType', 'ShortenUrls', 'ScheduleType', 'SendAt', 'SendAsMms', 'ContentVariables',
  'RiskCheck', 'From', 'MessagingServiceSid', 'Body', 'MediaUrl', 'ContentSid',
];
const LIST_PARAMETERS = ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>', 'PageSize', 'Page', 'PageToken'];

/** A message that Twilio took, as its API shows it. */
export interface TwilioMessage {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  readonly from: string | null;
  readonly messaging_service_sid: string | null;
  readonly date_created: string;
  status: string;
  readonly statusCallback: string | undefined;
}

export interface FakeTwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly numbers?: readonly string[];
  readonly services?: readonly string[];
  readonly status?: 'active' | 'suspended' | 'closed';
  readonly type?: 'Full' | 'Trial';
}

/** Twilio's Messages resource, as far as this product calls it. */
export class FakeTwilio extends FakeVendor {
  readonly messages: TwilioMessage[] = [];

  constructor(readonly account: FakeTwilioAccount) {
    super();
  }

  protected answer(request: SeenRequest): VendorReply {
    const { accountSid, authToken } = this.account;
    if (request.headers['authorization'] !== `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`) return refusal(401, 20003, 'Authenticate');
    const root = `/2010-04-01/Accounts/${accountSid}`;
    if (request.path === `${root}.json` && request.method === 'GET') return this.#describe();
    if (request.path === `${root}/Messages.json`) return request.method === 'POST' ? this.#create(request) : this.#list(request);
    const sid = new RegExp(`^${root}/Messages/(\\w+)\\.json$`).exec(request.path)?.[1];
    const found = this.messages.find((message) => message.sid === sid);
    if (found) return { status: 200, body: shown(found, accountSid) };
    const service = /^\/v1\/Services\/(\w+)$/.exec(request.path)?.[1];
    if (service !== undefined && this.account.services?.includes(service)) return { status: 200, body: { sid: service, friendly_name: 'Shop' } };
    if (request.path === `${root}/IncomingPhoneNumbers.json`) return this.#numbers(request);
    return refusal(404, 20404, `The requested resource ${request.path} was not found`);
  }

  #create(request: SeenRequest): VendorReply {
    if (!isOfType(request, 'application/x-www-form-urlencoded')) return refusal(415, 20415, 'Unsupported Media Type');
    const form = new URLSearchParams(request.body);
    const strange = unknownMember(Object.fromEntries(form), CREATE_FIELDS);
    if (strange !== undefined) return refusal(400, 20001, `Unknown parameter ${strange}`);
    const wrong = complaint(form);
    if (wrong) return wrong;
    const message: TwilioMessage = {
      sid: `SM${String(this.messages.length + 1).padStart(32, '0')}`,
      to: form.get('To') ?? '', body: form.get('Body') ?? '', from: form.get('From'), messaging_service_sid: form.get('MessagingServiceSid'),
      date_created: new Date().toUTCString().replace('GMT', '+0000'),
      status: form.has('MessagingServiceSid') ? 'accepted' : 'queued',
      statusCallback: form.get('StatusCallback') ?? undefined,
    };
    this.messages.push(message);
    return { status: 201, body: shown(message, this.account.accountSid) };
  }

  #list({ query }: SeenRequest): VendorReply {
    const strange = unknownMember(Object.fromEntries(query), LIST_PARAMETERS);
    if (strange !== undefined) return refusal(400, 20001, `Unknown parameter ${strange}`);
    const found = this.messages.filter(({ to }) => !query.has('To') || to === query.get('To')).reverse();
    const page = found.slice(0, Number(query.get('PageSize') ?? 50));
    return { status: 200, body: { messages: page.map((message) => shown(message, this.account.accountSid)), page: 0, page_size: 50, next_page_uri: null } };
  }

  #describe(): VendorReply {
    const { accountSid, status = 'active', type = 'Full' } = this.account;
    return { status: 200, body: { sid: accountSid, status, type, friendly_name: 'Shop' } };
  }

  #numbers({ query }: SeenRequest): VendorReply {
    const found = (this.account.numbers ?? []).filter((number) => number === query.get('PhoneNumber'));
    return { status: 200, body: { incoming_phone_numbers: found.map((number) => ({ phone_number: number, capabilities: { sms: true, voice: true, mms: false } })) } };
  }
}

/** PROVIDERS.md section 3.1 and 3.2: what a create is refused for. */
function complaint(form: URLSearchParams): VendorReply | undefined {
  const to = form.get('To') ?? '';
  if (to.startsWith('+1500555')) return magic(to);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  if (!form.get('From') && !form.get('MessagingServiceSid')) return refusal(400, 21603, "A 'From' phone number is required.");
  if (!form.get('Body')) return refusal(400, 21602, 'Message body is required.');
  if ((form.get('Body') ?? '').length > 1600) return refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  const validity = form.get('ValidityPeriod');
  if (validity !== null && !(Number.isInteger(Number(validity)) && Number(validity) >= 1 && Number(validity) <= 36_000)) return refusal(400, 21623, 'Invalid ValidityPeriod');
  const callback = form.get('StatusCallback');
  if (callback !== null && !/^https?:\/\/[A-Za-z0-9.-]+(:\d+)?\//.test(callback)) return refusal(400, 21609, `The StatusCallback URL ${callback} is not a valid URL.`);
  return undefined;
}

/** `+1500555` and a code: refused with it, after the fashion of Twilio's test credentials. */
function magic(to: string): VendorReply | undefined {
  const code = Number(to.slice('+1500555'.length));
  return code >= 10_000 ? refusal(400, code, 'As the test asked.') : undefined;
}

const refusal = (status: number, code: number, message: string): VendorReply => ({ status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } });

function shown({ statusCallback: _, ...message }: TwilioMessage, accountSid: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`;
  return {
    ...message, account_sid: accountSid, api_version: '2010-04-01', direction: 'outbound-api', num_segments: '1', num_media: '0', price: null, price_unit: 'USD',
    error_code: null, error_message: null, date_sent: null, date_updated: message.date_created, uri, subresource_uris: { media: uri.replace('.json', '/Media.json') },
  };
}
