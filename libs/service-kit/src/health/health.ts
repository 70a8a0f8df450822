import { Injectable } from '@nestjs/common';

/** What a check finds; `detail` is shown without a token, so it names parts and ages, never hosts or values. */
export type HealthVerdict = { readonly ok: true } | { readonly ok: false; readonly detail: string };

/** A cheap look at one part; a throw counts as failing. */
export type HealthCheck = () => HealthVerdict | Promise<HealthVerdict>;

/** The verdict over all checks of a kind. */
export interface HealthReport {
  readonly status: 'ok' | 'failing';
  readonly failed: readonly string[];
  readonly checks: Readonly<Record<string, HealthVerdict>>;
}

/** Below the usual 5 s of a probe, so that the answer names the part that hangs. */
const CHECK_TIMEOUT_MS = 3000;

/** The checks of this process. Each part registers its own. */
@Injectable()
export class Health {
  private readonly liveness = new Map<string, HealthCheck>();
  private readonly readiness = new Map<string, HealthCheck>();
  private readonly ending: (() => void)[] = [];

  /** Progress: a failing check means that only a restart helps. A broker or database outage is not of this kind. */
  registerLiveness(name: string, check: HealthCheck): void {
    add(this.liveness, name, check);
  }

  /** Ability to serve: a failing check takes the process out of rotation until it passes. */
  registerReadiness(name: string, check: HealthCheck): void {
    add(this.readiness, name, check);
  }

  /** Called when the shutdown begins: what never ends by itself (streams) ends then. */
  onEnding(listener: () => void): void {
    this.ending.push(listener);
  }

  /** Not ready from now on, whatever the checks say: the first step of a shutdown. */
  endReadiness(): void {
    for (const listener of this.ending) listener();
    this.readiness.set('shutdown', () => ({ ok: false, detail: 'shutting down' }));
  }

  live(): Promise<HealthReport> {
    return report(this.liveness);
  }

  ready(): Promise<HealthReport> {
    return report(this.readiness);
  }
}

/** Fresh while `lastProgressAt()` (a `Loop`'s, in ms) is not older than `staleMs`. */
export const progressCheck =
  (lastProgressAt: () => number, staleMs: number, now: () => number = Date.now): HealthCheck =>
  () => {
    const ageMs = now() - lastProgressAt();
    return ageMs <= staleMs ? { ok: true } : { ok: false, detail: `no progress for ${Math.round(ageMs / 1000)} s` };
  };

function add(checks: Map<string, HealthCheck>, name: string, check: HealthCheck): void {
  if (checks.has(name)) throw new Error(`A health check named ${name} exists already`);
  checks.set(name, check);
}

async function report(checks: ReadonlyMap<string, HealthCheck>): Promise<HealthReport> {
  const verdicts = await Promise.all([...checks].map(async ([name, check]) => [name, await run(check)] as const));
  const failed = verdicts.filter(([, verdict]) => !verdict.ok).map(([name]) => name);
  return { status: failed.length === 0 ? 'ok' : 'failing', failed, checks: Object.fromEntries(verdicts) };
}

async function run(check: HealthCheck): Promise<HealthVerdict> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthVerdict>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: `no answer in ${CHECK_TIMEOUT_MS} ms` }), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), late]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
