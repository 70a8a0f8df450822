import { channelBroken, channelRestored, sendingHeld, sendingReleased, type Channel } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { withVendorsText } from '../explain-reason/explain-reason.rules.js';
import type { NewPause } from './pauses.sql.js';

/** What is said of a pause when it begins, and, with `until`, when it ends. */
export function pauseEvent(pause: NewPause, waiting: number, until?: Date): Publication {
  const about = { hubId: pause.hubId, key: `${pause.hubId}|${pause.scope}` };
  const ended = until && { until: until.toISOString() };
  if (pause.cause !== 'breaker') {
    const data = { holdId: pause.id, by: pause.cause, since: pause.since.toISOString(), ...(pause.scope !== 'all' && { channel: pause.scope }), ...ended };
    return { message: until ? sendingReleased : sendingHeld, ...about, data };
  }
  const data = {
    incidentId: pause.id, channel: pause.scope as Channel, provider: pause.provider ?? '', accountId: pause.accountId ?? '', sandbox: pause.sandbox ?? false,
    reason: withVendorsText({ code: pause.reasonCode, detail: pause.reasonDetail }, pause.provider), since: pause.since.toISOString(), waiting, ...ended,
  };
  return { message: until ? channelRestored : channelBroken, ...about, data };
}
