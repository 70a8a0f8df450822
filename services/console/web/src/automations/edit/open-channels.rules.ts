import type { Channel, Session } from '../../session/session.js';

/** Which one is tried first. */
const inOrder: readonly Channel[] = ['whatsapp', 'sms', 'email'];

/**
 * The channels that may carry what says none of its own, the first one first: those that are on and that its template serves;
 * once one of them is connected, the ones on trial no longer count. As services/automations chooses when it sends.
 */
export function openChannels({ hub }: Pick<Session, 'hub'>, templateChannel: Channel | 'all'): readonly Channel[] {
  const usable = inOrder.filter((channel) => (templateChannel === 'all' || templateChannel === channel) && (hub.channels[channel]?.enabled ?? true));
  const real = usable.filter((channel) => (hub.channels[channel]?.provider ?? 'sandbox') !== 'sandbox');
  return real.length > 0 ? real : usable;
}
