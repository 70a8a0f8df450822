import { createHash } from 'node:crypto';
import { reservedVariableNames, type Category, type CreateMessage, type Lane, type Purpose } from '@messaging/contracts';
import { refuse, type Problem } from '@messaging/kernel';
import { ok, type Result } from '@messaging/kernel';
import { normalizeAddress } from '../addresses/address.rules.js';

/** Which template a call names, as this service knows it. */
export interface KnownTemplate {
  readonly templateId: string;
  readonly version: number;
  readonly category: Category;
  readonly isActive: boolean;
  readonly serves: readonly string[];
}

/** A call that may become a message. */
export interface AcceptedCall {
  readonly call: CreateMessage;
  readonly category: Category;
  readonly purpose: Purpose;
  readonly lane: Lane;
  readonly templateVersion: number | undefined;
  readonly to: string | undefined;
}

/** Purpose is marketing exactly when the category is (DESIGN.md section 3). */
export const purposeOf = (category: Category): Purpose => (category === 'marketing' ? 'marketing' : 'transactional');

/** Bulk for marketing, so that nothing a person waits for stands behind it. */
export const laneOf = (purpose: Purpose): Lane => (purpose === 'marketing' ? 'bulk' : 'priority');

/** May this call become a message? Says everything that is wrong with it at once. */
export function decideAcceptance(call: CreateMessage, known: { template: KnownTemplate | undefined; country: string; now: Date }): Result<AcceptedCall> {
  const complaints = [...recipientComplaints(call), ...contentComplaints(call, known.template), ...timeComplaints(call, known.now)];
  const normalized = call.to === undefined ? undefined : normalizeAddress(call.channel, call.to, known.country);
  if (normalized && !normalized.valid) {
    complaints.push({ pointer: '/to', code: 'ADDRESS.INVALID', detail: call.channel === 'email' ? 'is not an email address' : 'is not a phone number; give it with its country code, e.g. +34600111222' });
  }
  const [first] = complaints;
  if (first) return refuse(rule(first.code, `${first.pointer.slice(1)} ${first.detail}`, complaints));
  const category = known.template?.category ?? call.category ?? 'custom';
  const purpose = purposeOf(category);
  return ok({ call, category, purpose, lane: laneOf(purpose), templateVersion: known.template?.version, to: normalized?.valid ? normalized.address : undefined });
}

/** The same key with another body is another request: refused. Order of members does not count. */
export function requestHash(call: CreateMessage): string {
  return createHash('sha256').update(canonical(call)).digest('hex');
}

type Complaint = NonNullable<Problem['errors']>[number];

function recipientComplaints(call: CreateMessage): Complaint[] {
  if (call.to === undefined && call.customerId === undefined) return [{ pointer: '/to', code: 'MESSAGE.RECIPIENT_MISSING', detail: 'or customerId is required' }];
  return [];
}

function contentComplaints(call: CreateMessage, template: KnownTemplate | undefined): Complaint[] {
  const reserved = Object.keys(call.variables ?? {}).filter((name) => reservedVariableNames.some((r) => r === name));
  const complaints: Complaint[] = reserved.map((name) => ({ pointer: `/variables/${name}`, code: 'MESSAGE.VARIABLE_RESERVED', detail: 'is a name of the platform; choose another' }));
  if (call.templateId === undefined) {
    if (call.body === undefined) complaints.push({ pointer: '/body', code: 'MESSAGE.CONTENT_MISSING', detail: 'or templateId is required' });
    else if (call.category === undefined) complaints.push({ pointer: '/category', code: 'MESSAGE.CATEGORY_MISSING', detail: 'is required with a body of its own' });
    return complaints;
  }
  if (call.body !== undefined || call.subject !== undefined) complaints.push({ pointer: '/body', code: 'MESSAGE.CONTENT_TWICE', detail: 'cannot be given together with templateId' });
  if (!template) complaints.push({ pointer: '/templateId', code: 'TEMPLATE.UNKNOWN', detail: 'is no template of this hub' });
  else if (!template.isActive) complaints.push({ pointer: '/templateId', code: 'TEMPLATE.INACTIVE', detail: 'is switched off' });
  else if (!template.serves.includes(call.channel)) complaints.push({ pointer: '/templateId', code: 'TEMPLATE.CHANNEL', detail: `is not written for ${call.channel}` });
  return complaints;
}

function timeComplaints(call: CreateMessage, now: Date): Complaint[] {
  if (call.expiresAt === undefined) return [];
  const expires = new Date(call.expiresAt);
  if (expires <= now) return [{ pointer: '/expiresAt', code: 'MESSAGE.EXPIRED', detail: 'lies in the past' }];
  if (call.sendAt !== undefined && expires <= new Date(call.sendAt)) return [{ pointer: '/expiresAt', code: 'MESSAGE.EXPIRED', detail: 'is not after sendAt' }];
  return [];
}

const rule = (code: string, detail: string, errors: readonly Complaint[]): Problem => ({ kind: 'rule', code, detail, errors });

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
