import type { Envelope } from '@messaging/contracts';

/** What needs a person, as the dashboard keeps it. */
export interface ProblemChange {
  readonly id: string;
  readonly hubId: string;
  readonly kind: 'channel_broken' | 'sending_held' | 'hub_suspended' | 'hook_disabled';
  readonly data: Readonly<Record<string, unknown>>;
  readonly since: Date;
  readonly endedAt: Date | null;
}

/** From the events of dispatch (libs/contracts channel-events): each says the whole. */
export function problemChanges(events: readonly Envelope[]): ProblemChange[] {
  return events.flatMap(({ type, hubId, data: given }) => {
    const data = given as Readonly<Record<string, unknown>>;
    const id = data['incidentId'] ?? data['holdId'];
    if (typeof id !== 'string' || typeof data['since'] !== 'string') return [];
    const kind = type.startsWith('channel.') ? 'channel_broken' : data['by'] === 'operator' ? 'hub_suspended' : 'sending_held';
    const until = data['until'];
    return [{ id, hubId, kind, data, since: new Date(data['since']), endedAt: typeof until === 'string' ? new Date(until) : null }];
  });
}
