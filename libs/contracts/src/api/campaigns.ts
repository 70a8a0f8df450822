import { durationMs, isDuration } from '@messaging/kernel';
import { z } from 'zod';
import { moment } from '../moment.js';
import { CampaignStatus, Channel, CustomerId, ExplainedReason, MessageStatus, Reason } from '../vocabulary.js';
import { Money } from '../messages/erp-events.js';
import { line } from './line.js';

/** Bodies and answers of the campaigns service (API.md section 3, Campaigns). */

const hourMs = 3_600_000;
/** A ramp-up waits to be watched: longer than a week is another campaign. */
const rampWaitHoursMax = 7 * 24;
/** Named one by one: more is a filter. */
const customerIdsMax = 50_000;
/** What every recipient's text may carry beside the customer's own fields. */
const variablesCharsMax = 16_384;

/** `marketing` needs consent; `service` is for what a customer must hear, and says why it is. */
export const CampaignPurpose = z.enum(['marketing', 'service']);
export type CampaignPurpose = z.infer<typeof CampaignPurpose>;

/** Whom it goes to: everybody, those named, or those for whom a rule group of react-querybuilder is true. */
export const Audience = z
  .union([
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ customerIds: z.array(CustomerId).min(1).max(customerIdsMax) }),
    z.strictObject({ filter: z.looseObject({}) }),
  ])
  .meta({ id: 'Audience' });
export type Audience = z.infer<typeof Audience>;

const Variables = z
  .record(z.string().min(1).max(100), z.unknown())
  .refine((variables) => JSON.stringify(variables).length <= variablesCharsMax, `at most ${variablesCharsMax} characters of JSON`);

/** Sends to `first` recipients, and goes on with the others after `wait` unless somebody stops it. */
export const RampUp = z.strictObject({
  first: z.int().min(1).max(1_000_000),
  wait: z
    .string()
    .max(40)
    .refine((text) => isDuration(text) && durationMs(text) > 0 && durationMs(text) <= rampWaitHoursMax * hourMs, `an ISO 8601 duration of at most ${rampWaitHoursMax} hours, such as PT2H`),
});
export type RampUp = z.infer<typeof RampUp>;

const draft = {
  name: line(200).trim().min(1),
  channel: Channel,
  templateId: z.uuid(),
  variables: Variables.nullish(),
  audience: Audience,
  purpose: CampaignPurpose.optional(),
  purposeReason: z.string().trim().min(1).max(500).nullish(),
  ratePerMinute: z.int().min(1).max(1_000_000).nullish(),
  rampUp: RampUp.nullish(),
  expiresAt: moment.nullish(),
};

export const CreateCampaign = z.strictObject(draft).meta({ id: 'CreateCampaign' });
export type CreateCampaign = z.infer<typeof CreateCampaign>;

/** A merge patch; null clears. Of drafts and scheduled campaigns alone. */
export const ChangeCampaign = z.strictObject(draft).partial().meta({ id: 'ChangeCampaign' });
export type ChangeCampaign = z.infer<typeof ChangeCampaign>;

const confirmRecipients = z.int().min(0).optional().meta({ description: 'How many recipients the caller was told of; needed from `policy.confirmAbove` on' });

/** `POST /campaigns/{id}/start`, `/resume` and `/retry-failed`. */
export const ConfirmCampaign = z.strictObject({ confirmRecipients }).meta({ id: 'ConfirmCampaign' });
export type ConfirmCampaign = z.infer<typeof ConfirmCampaign>;

/** `POST /campaigns/{id}/schedule`: a local time, in the hub's zone or in each recipient's. */
export const ScheduleCampaign = z
  .strictObject({
    at: z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'a local time such as 2026-12-01T09:00'),
    zone: z.enum(['hub', 'recipient']).default('hub'),
    confirmRecipients,
  })
  .meta({ id: 'ScheduleCampaign' });
export type ScheduleCampaign = z.infer<typeof ScheduleCampaign>;

/** By present status of each recipient: recipients = open + sent + failed + skipped + cancelled + unknown. */
export const CampaignTotals = z
  .object({
    recipients: z.int(),
    open: z.int(),
    /** Now sent, delivered or read. */
    sent: z.int(),
    /** Now delivered or read. */
    delivered: z.int(),
    read: z.int(),
    failed: z.int(),
    skipped: z.int(),
    cancelled: z.int(),
    unknown: z.int(),
    /** All that a provider ever took, later failures included. */
    accepted: z.int(),
  })
  .meta({ id: 'CampaignTotals' });
export type CampaignTotals = z.infer<typeof CampaignTotals>;

/** `delivered`: of what was accepted, what arrived. `accepted`: what did not come back, where no receipt tells of arrival (SMTP). */
export const DeliveryRateBasis = z.enum(['delivered', 'accepted']);
export type DeliveryRateBasis = z.infer<typeof DeliveryRateBasis>;

export const Campaign = z
  .object({
    id: z.uuid(),
    name: z.string(),
    channel: Channel,
    templateId: z.uuid(),
    /** Frozen at the start. */
    templateVersion: z.int().optional(),
    variables: z.record(z.string(), z.unknown()).optional(),
    audience: Audience,
    purpose: CampaignPurpose,
    purposeReason: z.string().optional(),
    ratePerMinute: z.int().optional(),
    rampUp: RampUp.optional(),
    expiresAt: moment.optional(),
    schedule: z.object({ at: z.string(), zone: z.enum(['hub', 'recipient']) }).optional(),
    scheduledAt: moment.optional(),
    status: CampaignStatus,
    /** Why the platform paused it; absent when a person did. */
    pauseReason: Reason.optional(),
    /** True: everything went to the sandbox, and none of these totals is of real messages. */
    sandbox: z.boolean(),
    totals: CampaignTotals,
    /** Per cent of the recipients of whom it is known what became of them. */
    progress: z.number(),
    /** Per cent; null while nothing was accepted. */
    deliveryRate: z.number().nullable(),
    deliveryRateBasis: DeliveryRateBasis,
    startedAt: moment.optional(),
    completedAt: moment.optional(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

/** `POST /campaigns/estimate`. */
export const EstimateCampaign = z
  .strictObject({ channel: Channel, templateId: z.uuid().optional(), variables: Variables.optional(), purpose: CampaignPurpose.optional(), audience: Audience })
  .meta({ id: 'EstimateCampaign' });
export type EstimateCampaign = z.infer<typeof EstimateCampaign>;

export const CampaignEstimate = z
  .object({
    matched: z.int(),
    reachable: z.int(),
    excluded: z.array(z.object({ reason: z.string(), count: z.int() })),
    /** SMS alone, and with a template. */
    segments: z.int().optional(),
    /** By `policy.prices`; absent while the channel has none. */
    cost: Money.optional(),
    /** Segments and missing variables were extrapolated from a sample. */
    approximate: z.boolean(),
    confirmAbove: z.int().meta({ description: '`policy.confirmAbove`: where so many are reachable, `start` and `schedule` need their number as `confirmRecipients`' }),
    /** Of `customerIds`: how many nobody has told us of. */
    unknown: z.int().optional(),
    /** Names of the values that the text needs and somebody lacks, at most ten; absent while nobody lacks any. */
    missingVariables: z.array(z.string()).optional(),
    sample: z.array(z.object({ customerId: CustomerId, name: z.string().optional(), address: z.string().optional() })),
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'CampaignEstimate' });
export type CampaignEstimate = z.infer<typeof CampaignEstimate>;

/** One recipient as it stands now; `messageId` is the newest round's. */
export const CampaignRecipient = z
  .object({
    customerId: CustomerId,
    name: z.string().optional().meta({ description: 'While the customer is known' }),
    status: MessageStatus,
    reason: ExplainedReason.optional(),
    /** 0 at the first sending, one more with every retry. */
    round: z.int(),
    messageId: z.uuid().optional(),
    sandbox: z.boolean(),
    sentAt: moment.optional(),
    deliveredAt: moment.optional(),
    readAt: moment.optional(),
    updatedAt: moment,
  })
  .meta({ id: 'CampaignRecipient' });
export type CampaignRecipient = z.infer<typeof CampaignRecipient>;

const Count = z.object({ reason: Reason, status: MessageStatus, count: z.int() });

/** `GET /campaigns/{id}/analytics`. There is no tracking of opens and clicks. */
export const CampaignAnalytics = z
  .object({
    totals: CampaignTotals,
    progress: z.number(),
    deliveryRate: z.number().nullable(),
    deliveryRateBasis: DeliveryRateBasis,
    funnel: z.object({ recipients: z.int(), accepted: z.int(), delivered: z.int(), read: z.int(), notSent: z.array(Count) }),
    /** Of the points in `overTime`. */
    step: z.enum(['PT1M', 'PT1H', 'P1D']),
    overTime: z.array(z.object({ at: moment, sent: z.int(), delivered: z.int(), read: z.int(), failed: z.int() })),
    /** When nothing will be open any more, at the pace of the last minutes; absent while none can be told. */
    eta: moment.optional(),
    retryable: z.int().optional().meta({ description: 'Of those who failed: whom `retry-failed` would write to as things are now; the others become skipped. Told once the campaign is completed' }),
    revenue: z.object({ days: z.int(), rule: z.string(), sales: z.int(), amounts: z.array(Money) }),
  })
  .meta({ id: 'CampaignAnalytics' });
export type CampaignAnalytics = z.infer<typeof CampaignAnalytics>;

/** `POST /campaigns/{id}/preview`: the campaign's message as one customer would get it. */
export const PreviewCampaign = z.strictObject({ customerId: CustomerId }).meta({ id: 'PreviewCampaign' });
export type PreviewCampaign = z.infer<typeof PreviewCampaign>;

export const CampaignPreview = z
  .object({
    customerId: CustomerId,
    /** Where it would go; absent without a usable address. */
    to: z.string().optional(),
    subject: z.string().optional(),
    text: z.string().optional(),
    html: z.string().optional(),
    /** The last line of `text`, where sending puts it there: a marketing SMS or WhatsApp that does not say how to stop it. */
    wayOut: z.string().optional(),
    segments: z.int().optional(),
    missing: z.array(z.string()),
    /** Why this customer would be left out as things are now. */
    skipped: Reason.optional(),
  })
  .meta({ id: 'CampaignPreview' });
export type CampaignPreview = z.infer<typeof CampaignPreview>;

/** `POST /campaigns/{id}/test-send`: the same, to an address of the shop's own. */
export const TestSendCampaign = z.strictObject({ to: z.string().min(1).max(320), customerId: CustomerId.optional() }).meta({ id: 'TestSendCampaign' });
export type TestSendCampaign = z.infer<typeof TestSendCampaign>;

export const CampaignTestSent = z
  .object({ id: z.uuid(), messageId: z.uuid(), to: z.string(), customerId: CustomerId, templateVersion: z.int(), status: z.literal('queued') })
  .meta({ id: 'CampaignTestSent' });
export type CampaignTestSent = z.infer<typeof CampaignTestSent>;

/** `GET /campaigns/{id}/missing-variables`. */
export const RecipientMissingVariables = z.object({ customerId: CustomerId, missing: z.array(z.string()) }).meta({ id: 'RecipientMissingVariables' });
export type RecipientMissingVariables = z.infer<typeof RecipientMissingVariables>;
