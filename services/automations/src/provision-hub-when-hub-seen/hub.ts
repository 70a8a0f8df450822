import type { SettingsChanged } from '@messaging/contracts';

/** A hub as this service knows it. */
export interface Hub {
  readonly hubId: string;
  /** When it came to be here: what the ERP said before that is not acted on. */
  readonly createdAt: Date;
  readonly settingsRevision: number;
  /** Nothing until dispatch has told them. */
  readonly settings: SettingsChanged | undefined;
}

/** Until settings are known, the visit's confirmation has just said what a late reminder would repeat. */
export const lateBookingOf = (hub: Hub): 'send' | 'skip' => hub.settings?.policy.lateBooking ?? 'skip';
