import type { Audience, CampaignPurpose, CampaignStatus, Category, Channel, RampUp, Reason } from '@messaging/contracts';

/** A campaign as its rules see it. */
export interface Campaign {
  readonly id: string;
  readonly hubId: string;
  readonly name: string;
  readonly channel: Channel;
  readonly templateId: string;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly audience: Audience;
  readonly purpose: CampaignPurpose;
  readonly purposeReason: string | undefined;
  readonly ratePerMinute: number | undefined;
  readonly rampUp: RampUp | undefined;
  /** As given; the default is seven days of unpaused time (`started.gateExpiresAt`). */
  readonly expiresAt: Date | undefined;
  readonly schedule: Schedule | undefined;
  /** When the first recipient's local time is reached. */
  readonly scheduledAt: Date | undefined;
  readonly status: CampaignStatus;
  /** Only for a pause decided by the platform. */
  readonly pauseReason: Reason | undefined;
  readonly pausedAt: Date | undefined;
  readonly revision: number;
  readonly started: Started | undefined;
  readonly completedAt: Date | undefined;
  readonly job: Job | undefined;
  readonly chunk: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The requested local time, and the number of recipients that was confirmed. */
export interface Schedule {
  readonly at: string;
  readonly zone: 'hub' | 'recipient';
  readonly confirmed: number | undefined;
}

/** What the start froze. */
export interface Started {
  readonly at: Date;
  readonly templateVersion: number;
  readonly category: Category;
  readonly provider: string;
  readonly sandbox: boolean;
  /** From when dispatch takes the sender; absent: from the start. Resuming after a platform's pause, or retrying, takes the sender of that moment. */
  readonly senderAt?: Date;
  /** Messages that have not left by then are skipped; every pause postpones it. */
  readonly gateExpiresAt: Date;
  /** Counts at the last resumption: guards consider only what came after. */
  readonly watchedFrom?: { readonly accepted: number; readonly bounced: number };
}

/** Recipients still to be expanded or retried, in the order of their ids; `cursor` is the last one done. */
export interface Job {
  readonly kind: 'expand' | 'retryFailed' | 'retryUnknown';
  readonly cursor: string;
}

/** The number of recipients by current status. */
export interface Totals {
  readonly queued: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly unknown: number;
  readonly accepted: number;
  readonly bounced: number;
}

export const noTotals: Totals = { queued: 0, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 0, cancelled: 0, unknown: 0, accepted: 0, bounced: 0 };
