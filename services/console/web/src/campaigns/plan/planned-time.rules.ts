import { instantOf } from '../../times/local-time.rules.js';

/** When it goes out: as soon as it is started, or at an hour of the shop's own clock or of each recipient's. */
export interface PlannedTime {
  /** Empty: as soon as it is started. */
  readonly at: string;
  readonly zone: 'hub' | 'recipient';
}

/** The clock that shows an hour last of all; the zones of the recipients are not known here. */
const lastClock = 'Etc/GMT+12';

/** Whether its hour has passed, on the shop's clock or on every clock there is. */
export const isPast = ({ at, zone }: PlannedTime, { hubZone, now }: { readonly hubZone: string; readonly now: number }): boolean =>
  at !== '' && Date.parse(instantOf(at, zone === 'hub' ? hubZone : lastClock)) <= now;
