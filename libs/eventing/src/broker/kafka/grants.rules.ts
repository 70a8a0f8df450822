import type { Topic } from '@messaging/contracts';
import type { ConsumedTopic } from '../../nest/consumed-by.js';
import { replayGroupOf } from '../../replay/compacted-log.js';

/** A service as the cluster's authorizer sees it. */
export interface ServiceOnLog {
  readonly name: string;
  readonly consumes: readonly ConsumedTopic[];
  /** Groups of other services that it waits for (`Broker.whenCaughtUp`); their topics it reads itself. */
  readonly waitsFor?: readonly string[];
}

/** A right that a service needs: `Describe` is in `Read` and `Write` already. */
export interface Grant {
  readonly resource: 'topic' | 'group';
  /** As the cluster knows it, prefix and all. */
  readonly name: string;
  readonly operation: 'Read' | 'Write' | 'Create' | 'Describe';
}

/**
 * What a service may do on the cluster: write the topics that its outbox carries, read those that it hears in its own
 * groups and its group of replays, ask how far those are that it waits for, and, under TOPICS=apply, make any of them. Nothing of the cluster as a whole.
 */
export function grantsOf({ name, consumes, waitsFor = [] }: ServiceOnLog, topics: readonly Topic[], { prefix, mayMake }: { prefix: string; mayMake: boolean }): Grant[] {
  const written = topics.filter(({ writers }) => writers.some((writer) => writer === name)).map((topic) => topic.name);
  const read = [...new Set(consumes.map(({ topic }) => topic))];
  const own = [...new Set([...written, ...read])].sort();
  return [
    ...written.map((topic): Grant => ({ resource: 'topic', name: prefix + topic, operation: 'Write' })),
    ...read.map((topic): Grant => ({ resource: 'topic', name: prefix + topic, operation: 'Read' })),
    ...[...consumes.map(({ group }) => group), replayGroupOf(name)].map((group): Grant => ({ resource: 'group', name: prefix + group, operation: 'Read' })),
    ...waitsFor.map((group): Grant => ({ resource: 'group', name: prefix + group, operation: 'Describe' })),
    ...(mayMake ? own.map((topic): Grant => ({ resource: 'topic', name: prefix + topic, operation: 'Create' })) : []),
  ];
}
