import type { Timing } from '@messaging/contracts';
import type { Execution } from '../schedule-execution/execution.js';
import { momentOf } from '../schedule-execution/moment.rules.js';

/** When an execution comes due by another timing. What should have gone out already goes out now, and not too late. */
export function movedMoment({ startsAt, enteredAt }: Pick<Execution, 'startsAt' | 'enteredAt'>, timing: Timing, { zone, now }: { zone: string; now: Date }): Date {
  const moment = momentOf(timing.anchor === 'start' && startsAt ? startsAt : enteredAt, timing, zone);
  return moment < now ? now : moment;
}
