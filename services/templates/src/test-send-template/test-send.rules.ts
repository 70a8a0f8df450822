import { normalizeAddress } from '@messaging/audience';
import { CustomerFields, messageSend, type TestSend, type TestSendAccepted } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import type { SampledContext } from '../preview-template/preview-template.rules.js';
import type { HubFace } from '../store/hub.sql.js';
import type { TemplateState } from '../store/template-state.js';

/** These come from the settings and from the message itself, wherever it is rendered. */
const notForSampling: readonly string[] = ['hub', 'unsubscribeUrl'];

const rule = (errors: readonly ProblemDetail[]) => {
  const [first = { code: 'REQUEST.RULE', detail: '' }] = errors;
  return refuse({ kind: 'rule', code: first.code, detail: first.detail, errors });
};

/** To which address; refused before anything is sent. */
export function testAddress({ channel, to, variables }: TestSend, hub: HubFace): Result<string> {
  const reserved = notForSampling.filter((name) => Object.hasOwn(variables, name));
  if (reserved.length > 0) return rule(reserved.map((name) => ({ pointer: `/variables/${name}`, code: 'MESSAGE.VARIABLE_RESERVED', detail: `${name} is what it is in a real message; it cannot be given here.` })));
  const address = normalizeAddress(channel, to, hub.country);
  if (address.valid) return ok(address.address);
  const detail = channel === 'email' ? 'It is not an email address.' : 'It is not a phone number; give it with its country code, e.g. +34600111222.';
  return rule([{ pointer: '/to', code: 'ADDRESS.INVALID', detail }]);
}

/** What a test-send is made of. */
export interface TestMessage {
  readonly messageId: string;
  readonly idempotencyKey: string;
  readonly template: TemplateState;
  readonly channel: TestSend['channel'];
  readonly address: string;
  readonly sampled: SampledContext;
  readonly locale: string | undefined;
}

/**
 * The command that asks dispatch for it: a message like any other, to an address alone, which carries the record it
 * speaks of. Staff asked for it, so it is transactional whatever the template's category; a suppressed address stays so.
 */
export function testCommand({ messageId, idempotencyKey, template, channel, address, sampled, locale }: TestMessage): Result<Publication> {
  const { customer: given, event, hub: _, unsubscribeUrl: __, ...variables } = sampled.context;
  const ofHub = sampled.missing.filter((name) => name.startsWith('hub.'));
  if (ofHub.length > 0) return rule([{ pointer: '', code: 'TEMPLATE.VARIABLE_MISSING', detail: `The settings of the hub say nothing for ${ofHub.join(', ')}.` }]);
  const customer = CustomerFields.safeParse({ ...recordOf(given), ...(locale !== undefined && { locale }) });
  if (!customer.success) return rule([{ pointer: '/variables/customer', code: 'FIELD.INVALID', detail: customer.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }]);
  return ok({
    message: messageSend(channel, 'priority'),
    hubId: template.hubId,
    key: `${template.hubId}|${address}`,
    data: {
      messageId, idempotencyKey, channel, to: address, category: template.content.category, purpose: 'transactional',
      content: { templateId: template.id, templateVersion: template.version, variables }, event: recordOf(event), restsOn: {}, customer: customer.data,
      metadata: { testSend: true },
    },
  });
}

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});

/** What the caller is told. */
export const testAccepted = ({ messageId, template, channel, address, sampled }: TestMessage): TestSendAccepted => ({
  id: messageId, messageId, channel, to: address, templateId: template.id, templateVersion: template.version, status: 'queued', missing: [...sampled.missing],
});
