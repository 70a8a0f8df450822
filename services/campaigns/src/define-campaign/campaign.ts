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
  /** As it was given; what nobody gave is seven days of unpaused time (`started.gateExpiresAt`). */
  readonly expiresAt: Date | undefined;
  readonly schedule: Schedule | undefined;
  /** When the first recipient's local time comes. */
  readonly scheduledAt: Date | undefined;
  readonly status: CampaignStatus;
  /** Of a pause that the platform decided on. */
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

/** The local time that somebody said, and how many recipients they confirmed. */
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
  /** As of when dispatch takes the sender; absent: the start. A person who goes on after a pause of the platform's, or tries again, takes the one of then. */
  readonly senderAt?: Date;
  /** What has not left by then is skipped; every pause moves it on. */
  readonly gateExpiresAt: Date;
  /** Counts at the last resumption: the guards look at what came since. */
  readonly watchedFrom?: { readonly accepted: number; readonly bounced: number };
}

/** Recipients still to be gone through, in the order of their ids; `cursor` is the last one that was. */
export interface Job {
  readonly kind: 'expand' | 'retryFailed' | 'retryUnknown';
  readonly cursor: string;
}

/** How many recipients stand where now. */
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
