import type { Category, Channel, Message, MessageStatus, Purpose, TemplateVersionPublished } from '@messaging/contracts';
import { chooseWords, measureSms, withWayOut, type CompiledTemplateCache } from '@messaging/content';
import { reasonOf } from '../announce-status/status-event.js';
import { withoutAbsent } from '../announce-status/without-absent.js';
import { explainReason } from '../explain-reason/explain-reason.rules.js';
import { renderAgain, type RenderContext } from '../send-message/outbound-message.js';

/** A row of `message` as screens read it. */
export interface MessageRow {
  readonly id: string;
  readonly hub_id: string;
  readonly direction: 'outbound' | 'inbound';
  readonly sandbox: boolean;
  readonly channel: Channel;
  readonly to_address: string | null;
  readonly from_address: string | null;
  readonly customer_id: string | null;
  readonly template_id: string | null;
  readonly template_version: number | null;
  readonly category: Category;
  readonly purpose: Purpose;
  readonly subject: string | null;
  readonly body: string | null;
  readonly render_context: RenderContext | null;
  readonly status: MessageStatus;
  readonly reason_code: string | null;
  readonly reason_detail: string | null;
  readonly provider: string | null;
  readonly external_id: string | null;
  readonly attempts: number;
  readonly segments: number | null;
  readonly campaign_id: string | null;
  readonly automation_id: string | null;
  readonly execution_id: string | null;
  readonly resend_of: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly send_at: Date | null;
  readonly expires_at: Date | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly delivered_at: Date | null;
  readonly read_at: Date | null;
  readonly failed_at: Date | null;
  /** The template version it was rendered from, joined. */
  readonly template: TemplateVersionPublished | null;
  /** Of the customer as known now, joined. */
  readonly customer_name: string | null;
  /** Whose refusal it waits behind, without having been called itself. */
  readonly provider_refusing?: string | null;
  /** The moment that it waits for in the queue, joined. */
  readonly next_attempt_at: Date | null;
}

/**
 * A message as the API shows it. The text of one that left is made again from its stored variables, exactly as it left;
 * one that has not left, or never will, shows what its template says, with the names of its variables.
 */
export function messageView(row: MessageRow, cache: CompiledTemplateCache): Message {
  const { subject, body } = wordsOf(row, cache);
  const reason = reasonOf(row.reason_code, row.reason_detail);
  return withoutAbsent({
    id: row.id, direction: row.direction, sandbox: row.sandbox, channel: row.channel, to: row.to_address, from: row.from_address,
    customerId: row.customer_id, customerName: row.customer_name, templateId: row.template_id, templateVersion: row.template_version, category: row.category,
    purpose: row.purpose, subject, body, status: row.status, reason: reason && explainReason(reason, row.provider_refusing ?? row.provider),
    provider: row.provider, externalId: row.external_id, attempts: row.attempts, segments: row.segments, encoding: encodingOf(row, body), campaignId: row.campaign_id,
    automationId: row.automation_id, executionId: row.execution_id, resendOf: row.resend_of, metadata: row.metadata,
    sendAt: row.send_at?.toISOString(), nextAttemptAt: row.next_attempt_at?.toISOString(), expiresAt: row.expires_at?.toISOString(), createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString(), deliveredAt: row.delivered_at?.toISOString(), readAt: row.read_at?.toISOString(),
    failedAt: row.failed_at?.toISOString(),
  }) as Message;
}

/** The row as it stood when the call that made it was answered, whatever has become of the message since. */
export const asAccepted = (row: MessageRow): MessageRow => ({
  ...row, status: 'queued', reason_code: null, reason_detail: null, provider: null, external_id: null, attempts: 0, segments: null, from_address: null,
  render_context: null, sent_at: null, delivered_at: null, read_at: null, failed_at: null,
  next_attempt_at: null,
});

/** Of the text as it left, which is made again; what was never measured has none. */
const encodingOf = ({ segments }: MessageRow, body: string | null | undefined) => (segments === null || body === null || body === undefined ? undefined : measureSms(body).encoding);

/** Subject and text; of a message from a template made from it. */
export function wordsOf(row: Pick<MessageRow, 'template' | 'render_context' | 'channel' | 'hub_id' | 'subject' | 'body'>, cache: CompiledTemplateCache): { subject: string | null | undefined; body: string | null | undefined } {
  const { template, render_context: context, channel } = row;
  if (!template) return { subject: row.subject, body: row.body === null ? null : withWayOut(row.body, context?.wayOut) };
  const rendered = context ? renderAgain(template, { message: { channel, hubId: row.hub_id }, context }, cache) : undefined;
  if (rendered) return { subject: rendered.subject, body: rendered.text };
  const { subject, body } = chooseWords(template, { locale: template.locale, channel }).content;
  return { subject: channel === 'email' ? subject : undefined, body };
}
