import { createHash } from 'node:crypto';
import { reservedVariableNames, type Category, type CreateMessage, type Lane, type Purpose } from '@messaging/contracts';
import { ok, refuse, type Problem, type ProblemDetail, type Result } from '@messaging/kernel';
import { normalizeAddress } from '../addresses/address.rules.js';

/** Which template a call names, as this service knows it. */
export interface KnownTemplate {
  readonly templateId: string;
  readonly version: number;
  readonly category: Category;
  readonly isActive: boolean;
  /** Meta files the template that stands for it on WhatsApp as marketing. */
  readonly isMarketingAtMeta?: boolean;
  readonly serves: readonly string[];
}

/** A call that may become a message. */
export interface AcceptedCall {
  readonly category: Category;
  readonly purpose: Purpose;
  readonly lane: Lane;
  readonly templateVersion: number | undefined;
  readonly to: string | undefined;
}

/** Purpose is marketing exactly when the category is (DESIGN.md section 3); on WhatsApp Meta's category counts too. */
export const purposeOf = (category: Category): Purpose => (category === 'marketing' ? 'marketing' : 'transactional');

/** Bulk for marketing, so that nothing a person waits for stands behind it. */
export const laneOf = (purpose: Purpose): Lane => (purpose === 'marketing' ? 'bulk' : 'priority');

const notAnAddress = 'is not an email address';
const notANumber = 'is not a phone number; give it with its country code, e.g. +34600111222';

/** May this call become a message? Says everything that is wrong with it at once. */
export function decideAcceptance(call: CreateMessage, known: { template: KnownTemplate | undefined; country: string; now: Date }): Result<AcceptedCall> {
  const complaints = [...recipientComplaints(call), ...contentComplaints(call, known.template), ...timeComplaints(call, known.now)];
  const normalized = call.to === undefined ? undefined : normalizeAddress(call.channel, call.to, known.country);
  if (normalized && !normalized.valid) {
    complaints.push({ pointer: '/to', code: 'ADDRESS.INVALID', detail: call.channel === 'email' ? notAnAddress : notANumber });
  }
  const [first] = complaints;
  if (first) return refuse(rule(first.code, `${first.pointer.slice(1)} ${first.detail}`, complaints));
  const category = known.template?.category ?? call.category ?? 'custom';
  const purpose = call.channel === 'whatsapp' && known.template?.isMarketingAtMeta ? 'marketing' : purposeOf(category);
  const to = normalized?.valid ? normalized.address : undefined;
  return ok({ category, purpose, lane: laneOf(purpose), templateVersion: known.template?.version, to });
}

/** The same key with another body is another request: refused. Order of members does not count. */
export function requestHash(call: CreateMessage): string {
  return createHash('sha256').update(canonical(call)).digest('hex');
}

const complaint = (pointer: string, code: string, detail: string): ProblemDetail => ({ pointer, code, detail });

function recipientComplaints(call: CreateMessage): ProblemDetail[] {
  if (call.to !== undefined || call.customerId !== undefined) return [];
  return [complaint('/to', 'MESSAGE.RECIPIENT_MISSING', 'or customerId is required')];
}

function contentComplaints(call: CreateMessage, template: KnownTemplate | undefined): ProblemDetail[] {
  return call.templateId === undefined ? ownTextComplaints(call) : templateComplaints(call, template);
}

/** A tag that names something of the platform's: whoever wrote it expected a value there, and the reader would get the braces. */
const platformTag = /\{\{[^{}]{0,200}?\b(?:(?:customer|event|hub)\.[A-Za-z]|unsubscribeUrl\b)[^{}]{0,200}\}\}/;

function placeholderComplaints(call: CreateMessage): ProblemDetail[] {
  return (['subject', 'body'] as const).flatMap((field) => {
    const [tag] = call[field]?.includes('{{') ? (platformTag.exec(call[field] ?? '') ?? []) : [];
    return tag === undefined ? [] : [complaint(`/${field}`, 'MESSAGE.PLACEHOLDER', `holds ${tag.slice(0, 80)}, which is filled in templates alone: save the text as a template and send that`)];
  });
}

/** A text of its own is sent as it is, braces and all: variables would change nothing. */
function ownTextComplaints(call: CreateMessage): ProblemDetail[] {
  if (call.body === undefined) return [complaint('/body', 'MESSAGE.CONTENT_MISSING', 'or templateId is required')];
  const complaints: ProblemDetail[] = [];
  if (call.category === undefined) complaints.push(complaint('/category', 'MESSAGE.CATEGORY_MISSING', 'is required with a body of its own'));
  if (Object.keys(call.variables ?? {}).length > 0) {
    complaints.push(complaint('/variables', 'MESSAGE.CONTENT_TWICE', 'belong to a template; a body is sent as it is'));
  }
  return [...complaints, ...placeholderComplaints(call)];
}

function templateComplaints(call: CreateMessage, template: KnownTemplate | undefined): ProblemDetail[] {
  const complaints = Object.keys(call.variables ?? {})
    .filter((name) => reservedVariableNames.some((reserved) => reserved === name))
    .map((name) => complaint(`/variables/${name}`, 'MESSAGE.VARIABLE_RESERVED', 'is a name of the platform; choose another'));
  if (call.body !== undefined || call.subject !== undefined) {
    complaints.push(complaint(call.body === undefined ? '/subject' : '/body', 'MESSAGE.CONTENT_TWICE', 'cannot be given together with templateId'));
  }
  if (!template) complaints.push(complaint('/templateId', 'TEMPLATE.UNKNOWN', 'is no template of this hub'));
  else if (!template.isActive) complaints.push(complaint('/templateId', 'TEMPLATE.INACTIVE', 'is switched off'));
  else if (!template.serves.includes(call.channel)) complaints.push(complaint('/templateId', 'TEMPLATE.CHANNEL', `is not written for ${call.channel}`));
  if (template && call.category !== undefined && call.category !== template.category) {
    complaints.push(complaint('/category', 'MESSAGE.CONTENT_TWICE', `is the template's: ${template.category}`));
  }
  return complaints;
}

function timeComplaints(call: CreateMessage, now: Date): ProblemDetail[] {
  if (call.expiresAt === undefined) return [];
  const expires = new Date(call.expiresAt);
  if (expires <= now) return [complaint('/expiresAt', 'MESSAGE.EXPIRED', 'lies in the past')];
  const isBeforeSending = call.sendAt !== undefined && expires <= new Date(call.sendAt);
  return isBeforeSending ? [complaint('/expiresAt', 'MESSAGE.EXPIRED', 'is not after sendAt')] : [];
}

const rule = (code: string, detail: string, errors: readonly ProblemDetail[]): Problem => ({ kind: 'rule', code, detail, errors });

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
