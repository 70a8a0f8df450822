import type { Envelope, Topic } from '@messaging/contracts';

/** Takes a batch on; the next is read when this resolves. */
export type TakeBatch = (events: readonly Envelope[]) => Promise<void>;

/** Compacted topics as they stand: the newest event of each key at least, in the order of each key. */
export interface CompactedLog {
  /** Reads a topic from its beginning to where it ended when this was called. Answers how many events that were. */
  read(topic: Topic, take: TakeBatch): Promise<number>;
  close(): Promise<void>;
}

/** The group that replays of a service read in on a cluster: it commits nothing, so each begins at the beginning. */
export const replayGroupOf = (service: string): string => `${service}.replay`;
