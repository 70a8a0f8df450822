import { DescribedApi } from './described-api.js';
import { FakeVendor, type SeenRequest, type VendorReply } from './fake-vendor.js';

const described = new DescribedApi('twilio-api-v2010.json');

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
  readonly status?: 'active' | 'suspended' | 'closed';
  readonly type?: 'Full' | 'Trial';
}

/** Twilio's API, as far as this product calls it: held to Twilio's own description, in what it takes and what it says. */
export class FakeTwilio extends FakeVendor {
  readonly messages: TwilioMessage[] = [];

  constructor(readonly account: FakeTwilioAccount) {
    super();
  }

  protected answer(request: SeenRequest): VendorReply {
    const { accountSid, authToken } = this.account;
    if (request.headers['authorization'] !== `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`) return refusal(401, 20003, 'Authenticate');
    const wrong = described.complaintAbout(request);
    if (wrong) return refusal(wrong.status, wrong.status === 400 ? 20001 : wrong.status + 20_000, wrong.detail);
    const reply = this.#say(request);
    const untrue = described.complaintAboutAnswer(request, reply);
    return untrue === undefined ? reply : { status: 500, body: `Twilio would not say this: ${untrue}` };
  }

  #say(request: SeenRequest): VendorReply {
    const root = `/2010-04-01/Accounts/${this.account.accountSid}`;
    if (request.path === `${root}.json`) return this.#describe();
    if (request.path === `${root}/Messages.json`) return request.method === 'POST' ? this.#create(request) : this.#list(request);
    if (request.path === `${root}/IncomingPhoneNumbers.json`) return this.#numbers(request);
    const sid = new RegExp(`^${root}/Messages/(\\w+)\\.json$`).exec(request.path)?.[1];
    const found = this.messages.find((message) => message.sid === sid);
    return found ? { status: 200, body: shown(found, this.account.accountSid) } : refusal(404, 20404, `The requested resource ${request.path} was not found`);
  }

  #create(request: SeenRequest): VendorReply {
    const form = new URLSearchParams(request.body);
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
