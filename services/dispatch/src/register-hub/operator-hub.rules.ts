import { channels, SettingsTree, type HubProblemKind, type OperatorHub, type PutHub } from '@messaging/contracts';
import { hubNotRegistered } from '@messaging/service-kit';
import type { RegisteredHub } from './hubs.sql.js';

const kinds: Readonly<Record<RegisteredHub['pauses'][number]['cause'], HubProblemKind>> = { breaker: 'channel_broken', staff: 'sending_held', operator: 'hub_suspended' };

/** The settings with what the operator names; the same tree when nothing of it is new. */
export function renamed(tree: SettingsTree, { status: _, ...profile }: PutHub): SettingsTree {
  const changes = Object.entries(profile).filter(([name, value]) => value !== undefined && tree.hub[name as keyof typeof profile] !== value);
  return changes.length === 0 ? tree : { ...tree, hub: { ...tree.hub, ...Object.fromEntries(changes) } };
}

/** A hub as the operator is shown it. */
export function operatorHub({ hubId, settings, createdAt, waitingEvents, pauses }: RegisteredHub): OperatorHub {
  const tree = SettingsTree.parse(settings ?? {});
  const { name, locale, timeZone, country } = tree.hub;
  const isSuspended = pauses.some(({ cause }) => cause === 'operator');
  const problems = pauses.map(({ cause, scope, since, reason }) => ({ kind: kinds[cause], ...(scope !== 'all' && { channel: scope }), since: new Date(since).toISOString(), reason }));
  return {
    id: hubId, name, locale, timeZone, country, createdAt: createdAt.toISOString(), waitingEvents,
    status: settings === null ? 'not_registered' : isSuspended ? 'suspended' : 'active',
    providers: Object.fromEntries(channels.map((channel) => [channel, tree[channel].provider])) as OperatorHub['providers'],
    problems: settings === null ? [{ kind: 'not_registered', since: createdAt.toISOString(), reason: hubNotRegistered }] : problems,
  };
}
