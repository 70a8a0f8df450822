import { FakeVendor, isOfType, jsonObject, unknownMember, type SeenRequest, type VendorReply } from './fake-vendor.js';

/** A template at Meta. `parameters`: how many positional ones the body has, or the names of named ones. */
export interface MetaTemplate {
  readonly name: string;
  readonly language: string;
  readonly parameters: number | readonly string[];
  readonly status?: string;
  readonly category?: string;
  readonly quality?: string;
  readonly header?: 'text' | 'image' | 'video' | 'document';
  readonly buttons?: readonly ('url' | 'quick_reply' | 'copy_code')[];
  readonly body?: string;
}

export interface FakeMetaAccount {
  readonly apiToken: string;
  readonly phoneId: string;
  readonly businessId: string;
  readonly templates?: MetaTemplate[];
}

type Json = Record<string, unknown>;

/** A message that Meta took. */
export interface MetaMessage {
  readonly id: string;
  readonly to: string;
  readonly attemptId: string | undefined;
  readonly body: Json;
}

/** Members that Meta's published OpenAPI knows, and two that its documentation adds (PROVIDERS.md section 1.1). */
const MESSAGE_MEMBERS = ['messaging_product', 'recipient_type', 'to', 'recipient', 'type', 'text', 'template', 'context', 'biz_opaque_callback_data'];
const PAGING = ['fields', 'limit', 'after', 'before'];
/** What the same description lets each node be asked; `appsecret_proof` goes with every call to the Graph API. */
const QUERY: Readonly<Record<string, readonly string[]>> = {
  'GET ': ['fields', 'appsecret_proof'],
  'GET message_history': [...PAGING, 'message_id'],
  'GET message_templates': [...PAGING, 'name', 'status', 'language'],
  'GET phone_numbers': [...PAGING, 'filtering', 'sort'],
  'GET subscribed_apps': ['fields'],
};
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': ['id', 'name', 'display_phone_number', 'verified_name', 'quality_rating', 'name_status', 'code_verification_status'],
  message_history: ['id', 'message_id', 'events'],
  message_templates: ['id', 'name', 'language', 'status', 'category', 'parameter_format', 'quality_score', 'components', 'rejected_reason'],
  phone_numbers: ['id', 'display_phone_number', 'verified_name', 'status', 'quality_rating', 'code_verification_status'],
};

/** The names of `a,b{c,d}`: without those of what is inside. */
const fieldsOf = (query: URLSearchParams): string[] => (query.get('fields') ?? '').replace(/\{[^}]*\}/g, '').split(',').filter((field) => field !== '');

/** Meta's Cloud API, as far as this product calls it. */
export class FakeMeta extends FakeVendor {
  readonly messages: MetaMessage[] = [];
  /** How it stands with what is taken: `held_for_quality_assessment` while a template is paced. */
  messageStatus = 'accepted';
  /** People whose 24 hours are over. */
  readonly closedWindows = new Set<string>();
  readonly subscribedApps: string[] = [];
  readonly history = new Map<string, { delivery_status: string; timestamp: number }[]>();

  constructor(readonly account: FakeMetaAccount) {
    super();
  }

  protected answer(request: SeenRequest): VendorReply {
    if (request.headers['authorization'] !== `Bearer ${this.account.apiToken}`) return error(401, 190, 'Invalid OAuth access token - Cannot parse access token');
    const [, version = '', node = '', edge = ''] = request.path.split('/');
    if (!/^v\d{1,3}\.\d$/.test(version)) return error(400, 2500, 'Unknown path components');
    const { phoneId, businessId } = this.account;
    const number = { id: phoneId, display_phone_number: '+34 600 111 222', verified_name: 'Shop', quality_rating: 'GREEN', code_verification_status: 'VERIFIED' };
    const strange = unknownMember(Object.fromEntries(request.query), QUERY[`${request.method} ${edge}`] ?? []);
    if (strange !== undefined) return error(400, 100, `Unknown parameter ${strange}`);
    if (request.query.has('limit') && !/^([1-9]\d?|100)$/.test(request.query.get('limit') ?? '')) return error(400, 100, 'limit must be from 1 to 100');
    const unknownField = fieldsOf(request.query).find((field) => FIELDS[edge]?.includes(field) === false);
    if (unknownField !== undefined) return error(400, 100, `Tried accessing nonexisting field (${unknownField})`);
    const routes: Readonly<Record<string, () => VendorReply>> = {
      [`POST ${phoneId}/messages`]: () => this.#send(request),
      [`GET ${phoneId}/message_history`]: () => this.#history(request),
      [`GET ${phoneId}/`]: () => ({ status: 200, body: number }),
      [`GET ${businessId}/message_templates`]: () => this.#templates(request),
      [`GET ${businessId}/subscribed_apps`]: () => this.#apps(request),
      [`POST ${businessId}/subscribed_apps`]: () => this.#apps(request),
      [`GET ${businessId}/phone_numbers`]: () => ({ status: 200, body: { data: [number] } }),
      [`GET ${businessId}/`]: () => ({ status: 200, body: { id: businessId, name: 'Shop' } }),
    };
    return routes[`${request.method} ${node}/${edge}`]?.() ?? noObject(node);
  }

  #send(request: SeenRequest): VendorReply {
    if (!isOfType(request, 'application/json')) return error(400, 100, 'The request body is no JSON');
    const body = jsonObject(request.body);
    if (!body) return error(400, 100, 'Invalid parameter');
    const strange = unknownMember(body, MESSAGE_MEMBERS);
    if (strange !== undefined) return error(400, 100, `Invalid parameter: Unexpected key "${strange}" on param "message"`);
    const given = body['to'] ?? body['recipient'];
    const to = typeof given === 'string' ? given : '';
    const wrong = this.#complaint(body, to);
    if (wrong) return wrong;
    const id = `wamid.${Buffer.from(String(this.messages.length + 1)).toString('base64')}`;
    const attemptId = typeof body['biz_opaque_callback_data'] === 'string' ? body['biz_opaque_callback_data'] : undefined;
    this.messages.push({ id, to, attemptId, body });
    return { status: 200, body: { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to.replace(/^\+/, '') }], messages: [{ id, message_status: this.messageStatus }] } };
  }

  #complaint(body: Json, to: string): VendorReply | undefined {
    if (body['messaging_product'] !== 'whatsapp') return error(400, 100, '(#100) The parameter messaging_product is required.');
    if (body['recipient_type'] !== undefined && body['recipient_type'] !== 'individual') return error(400, 100, 'recipient_type must be individual');
    if (/^\+?1500555\d+$/.test(to)) return error(400, Number(to.replace(/^\+?1500555/, '')), 'As the test asked.');
    if (body['recipient'] === undefined && !/^\+?[1-9]\d{6,14}$/.test(to)) return error(400, 131009, 'Parameter value is not valid: to');
    if (body['type'] === 'text') return this.#textComplaint(object(body['text']), to);
    return body['type'] === 'template' ? this.#templateComplaint(object(body['template'])) : error(400, 131051, 'Unsupported message type');
  }

  #textComplaint(text: Json | undefined, to: string): VendorReply | undefined {
    if (!text || unknownMember(text, ['body', 'preview_url']) !== undefined || typeof text['body'] !== 'string' || text['body'] === '') return error(400, 131008, 'Required parameter is missing: text.body');
    if (text['body'].length > 4096) return error(400, 131009, 'text.body has more than 4096 characters');
    return this.closedWindows.has(to) ? windowClosed : undefined;
  }

  #templateComplaint(given: Json | undefined): VendorReply | undefined {
    if (!given || unknownMember(given, ['name', 'language', 'components']) !== undefined) return error(400, 131008, 'template');
    const language = object(given['language']);
    if (!language || unknownMember(language, ['code', 'policy']) !== undefined || (language['policy'] ?? 'deterministic') !== 'deterministic') return error(400, 131009, 'language');
    const known = this.account.templates?.find(({ name, language: code }) => name === given['name'] && code === language['code']);
    if (!known) return error(404, 132001, 'Template name does not exist in the translation');
    if ((known.status ?? 'APPROVED') === 'PAUSED') return error(400, 132015, 'Template is paused');
    if ((known.status ?? 'APPROVED') !== 'APPROVED') return error(404, 132001, 'Template is not approved');
    return componentComplaint(known, objects(given['components']));
  }

  #history({ query }: SeenRequest): VendorReply {
    const id = query.get('message_id') ?? '';
    const known = this.messages.some((message) => message.id === id);
    const events = (this.history.get(id) ?? []).map((event, index) => ({ id: String(index), webhook_update_state: 'FAILED', ...event }));
    return { status: 200, body: { data: known ? [{ id: '1', message_id: id, events: { data: events } }] : [] } };
  }

  /** In pages of two, so that paging is used. */
  #templates({ query }: SeenRequest): VendorReply {
    const start = Number(query.get('after') ?? 0);
    const all = this.account.templates ?? [];
    const next = start + 2 < all.length ? { cursors: { after: String(start + 2) }, next: `${this.url}/next` } : { cursors: {} };
    return { status: 200, body: { data: all.slice(start, start + 2).map((template, index) => shown(template, start + index)), paging: next } };
  }

  #apps({ method }: SeenRequest): VendorReply {
    if (method === 'POST') this.subscribedApps.push('this app');
    return { status: 200, body: method === 'POST' ? { success: true } : { data: this.subscribedApps.map((name) => ({ whatsapp_business_api_data: { name, id: '1' } })) } };
  }
}

function componentComplaint(template: MetaTemplate, components: readonly Json[]): VendorReply | undefined {
  for (const component of components) {
    if (unknownMember(component, ['type', 'parameters', 'sub_type', 'index']) !== undefined) return error(400, 100, 'Unexpected key on components');
    if (!['header', 'body', 'button'].includes(String(component['type']))) return error(400, 100, 'components.type');
    if (objects(component['parameters']).length === 0) return error(400, 100, 'components.parameters must not be empty');
    const wrong = objects(component['parameters']).map(parameterComplaint).find((each) => each !== undefined);
    if (wrong) return wrong;
  }
  const wrong = bodyComplaint(template, parametersOf(components, 'body'));
  if (wrong) return wrong;
  const [header] = parametersOf(components, 'header');
  if (template.header !== undefined && header?.['type'] !== template.header) return error(400, 132012, `header: Format mismatch, expected ${template.header.toUpperCase()}`);
  return buttonComplaint(template, components.filter(({ type }) => type === 'button'));
}

/** What belongs to each type of parameter; its description knows `text`, `payload` and media, its documentation the coupon and names. */
const PARAMETERS: Readonly<Record<string, { readonly value: string; readonly beside?: readonly string[] }>> = {
  text: { value: 'text', beside: ['parameter_name'] }, payload: { value: 'payload' }, coupon_code: { value: 'coupon_code' }, image: { value: 'image' }, video: { value: 'video' }, document: { value: 'document' },
};

function parameterComplaint(parameter: Json): VendorReply | undefined {
  const known = PARAMETERS[String(parameter['type'])];
  if (!known) return error(400, 100, 'parameters.type');
  const { value, beside = [] } = known;
  if (unknownMember(parameter, ['type', value, ...beside]) !== undefined || parameter[value] === undefined) return error(400, 100, `parameters of ${String(parameter['type'])}`);
  const media = object(parameter[value]);
  if (media) return (media['id'] === undefined) !== (media['link'] === undefined) && unknownMember(media, ['id', 'link', 'filename']) === undefined ? undefined : error(400, 131009, 'A medium is either an id or a link');
  return typeof parameter[value] === 'string' && parameter[value].length <= 32_768 ? undefined : error(400, 131009, 'parameters of more than 32768 characters');
}

function bodyComplaint({ parameters }: MetaTemplate, given: readonly Json[]): VendorReply | undefined {
  const names = typeof parameters === 'number' ? undefined : parameters;
  const wanted = typeof parameters === 'number' ? parameters : parameters.length;
  if (given.length !== wanted) return error(400, 132000, `body: number of localizable_params (${given.length}) does not match the expected number of params (${wanted})`);
  for (const { type, text, parameter_name: name } of given) {
    if (type !== 'text' || typeof text !== 'string' || text === '' || /[\n\t]| {5}/.test(text)) return error(400, 132012, 'body parameter');
    if ((names !== undefined) !== (name !== undefined)) return error(400, 132012, 'Parameter name is missing or unexpected');
    if (names?.includes(String(name)) === false) return error(400, 132012, 'Parameter name is not of the template');
  }
  return undefined;
}

function buttonComplaint({ buttons = [] }: MetaTemplate, given: readonly Json[]): VendorReply | undefined {
  for (const button of given) {
    if (typeof button['index'] !== 'string') return error(400, 100, 'components.index must be a string');
    if (buttons[Number(button['index'])] !== button['sub_type']) return error(400, 132012, `button ${String(button['index'])}: sub_type mismatch`);
  }
  return undefined;
}

const parametersOf = (components: readonly Json[], type: string): Json[] =>
  components.filter((component) => component['type'] === type).flatMap(({ parameters }) => objects(parameters));

function shown({ name, language, parameters, status, category, quality, body, header, buttons }: MetaTemplate, index: number): Json {
  const format = typeof parameters === 'number' ? 'POSITIONAL' : 'NAMED';
  const holes = typeof parameters === 'number' ? Array.from({ length: parameters }, (_, each) => `{{${each + 1}}}`) : parameters.map((each) => `{{${each}}}`);
  const text = body ?? `Hello ${holes.join(' ')}`;
  return {
    id: String(1000 + index), name, language, status: status ?? 'APPROVED', category: category ?? 'UTILITY', parameter_format: format, quality_score: { score: quality ?? 'GREEN' },
    components: [
      ...(header === undefined ? [] : [{ type: 'HEADER', format: header.toUpperCase() }]),
      { type: 'BODY', text },
      ...(buttons === undefined ? [] : [{ type: 'BUTTONS', buttons: buttons.map((type) => ({ type: type.toUpperCase(), text: 'Go', ...(type === 'url' && { url: 'https://shop.example/{{1}}' }) })) }]),
    ],
  };
}

const object = (value: unknown): Json | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined);

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object).filter((each) => each !== undefined) : []);

const error = (status: number, code: number, message: string): VendorReply => ({ status, body: { error: { message, type: 'OAuthException', code, fbtrace_id: 'AbC' } } });

const noObject = (node: string): VendorReply => ({
  status: 400,
  body: { error: { message: `Unsupported request. Object with ID '${node}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`, type: 'GraphMethodException', code: 100, error_subcode: 33, fbtrace_id: 'AbC' } },
});

const windowClosed: VendorReply = {
  status: 400,
  body: {
    error: {
      message: '(#131047) Re-engagement message', type: 'OAuthException', code: 131047, fbtrace_id: 'AbC',
      error_data: { messaging_product: 'whatsapp', details: 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.' },
    },
  },
};
