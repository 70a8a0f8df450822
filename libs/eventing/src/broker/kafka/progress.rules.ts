/** What is known of a reader that should be reading. */
export interface ReaderState {
  readonly lagEvents: number;
  readonly lastProgressAt: number;
  /** When it was last restarted for standing still; undefined if never since it last moved. */
  readonly restartedAt: number | undefined;
}

/** With something to read, so long without reading anything is standing still. */
export const standstillMs = 60_000;

/** Standing still once is mended by a new client; standing still again is the process's fault. */
export function judgeProgress({ lagEvents, lastProgressAt, restartedAt }: ReaderState, now: number): 'moving' | 'restart' | 'give-up' {
  if (lagEvents === 0 || now - lastProgressAt < standstillMs) return 'moving';
  return restartedAt === undefined ? 'restart' : 'give-up';
}
