/**
 * Named places where a fault test may end the process. In production every point is empty; the fault suite gives a
 * process `CRASH_AT=<name>[:<n>]` and it kills itself at the n-th passage (see e2e/faults).
 */
export type CrashPointName =
  | 'sequencer.afterStamp'
  | 'relay.afterSend'
  | 'consumer.beforeEffect'
  | 'consumer.beforeCommit'
  | 'due.beforeCommit'
  | 'campaign.beforeChunkCommit'
  | 'campaign.beforeReleaseCommit'
  | 'worker.afterClaim'
  | 'worker.afterSending'
  | 'worker.afterProviderAccept'
  | 'worker.beforeRecord'
  | 'events.afterAccept';

/** The port: calls must cost nothing when no test is looking. */
export abstract class CrashPoints {
  abstract at(name: CrashPointName): void;
}

/** Production: nothing happens. */
export const noCrashPoints: CrashPoints = { at: () => undefined };

/** Kills this process with SIGKILL at the n-th passage of the named point. Other names pass. */
export function crashPointsFrom(setting: string | undefined): CrashPoints {
  if (!setting) return noCrashPoints;
  const [wanted, nth = '1'] = setting.split(':');
  let left = Number(nth);
  return {
    at(name) {
      if (name === wanted && --left === 0) process.kill(process.pid, 'SIGKILL');
    },
  };
}
