/** Where a group stands on a partition. */
export interface PartitionPosition {
  readonly partition: number;
  /** The next offset to read; -1 before the first commit. */
  readonly committed: number;
  /** Behind the newest message. */
  readonly end: number;
  readonly lagEvents: number;
}

/** Partitions with something to read: where each stood, and the first look that found it there. */
export type Standing = ReadonlyMap<number, { readonly committed: number; readonly since: number }>;

/** What else is known of a reader that should be reading. */
export interface ReaderState {
  readonly standing: Standing;
  readonly lastProgressAt: number;
  /** When its database refused last: a reader that waits for it does not stand still. */
  readonly lastRefusedAt: number;
  /** When it was last restarted for standing still. */
  readonly restartedAt: number | undefined;
  /** Whether it belongs to its group at this moment. */
  readonly isMember: boolean;
}

/** With something to read, so long without reading anything is standing still. */
export const standstillMs = 60_000;
/** The same of one partition while others are read, as its turn may come late; and of who is no member yet: a starved machine is slow to join, and it tries by itself. */
export const leftBehindMs = 180_000;

/** Time counts from the look that found a partition behind: one that had nothing to read for an hour, and was given something a moment ago, does not stand. */
export function stillStanding(before: Standing, positions: readonly PartitionPosition[], now: number): Standing {
  const behind = positions.filter(({ lagEvents }) => lagEvents > 0);
  return new Map(behind.map(({ partition, committed }) => {
    const known = before.get(partition);
    return [partition, known?.committed === committed ? known : { committed, since: now }];
  }));
}

/** Standing still once is mended by a new client; standing still again, at the same place, is the process's fault. */
export function judgeProgress({ standing, lastProgressAt, lastRefusedAt, restartedAt, isMember }: ReaderState, now: number): 'moving' | 'restart' | 'give-up' {
  const since = Math.min(...[...standing.values()].map((partition) => partition.since));
  const limitMs = lastProgressAt > since || !isMember ? leftBehindMs : standstillMs;
  if (now - Math.max(since, lastRefusedAt, restartedAt ?? 0) < limitMs) return 'moving';
  return restartedAt === undefined || since > restartedAt ? 'restart' : 'give-up';
}
