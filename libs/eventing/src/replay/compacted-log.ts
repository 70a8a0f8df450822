import type { Envelope, Topic } from '@messaging/contracts';

/** Processes a batch; the next one is read when this resolves. */
export type TakeBatch = (events: readonly Envelope[]) => Promise<void>;

/** The current content of compacted topics: at least the newest event of each key, in the order of each key. */
export interface CompactedLog {
  /** Reads a topic from its beginning to where it ended at the time of the call. Returns the number of events. */
  read(topic: Topic, take: TakeBatch): Promise<number>;
  close(): Promise<void>;
}

/** The group in which a service's replays read on a cluster. It commits no offsets, so each replay starts at the beginning. */
export const replayGroupOf = (service: string): string => `${service}.replay`;
