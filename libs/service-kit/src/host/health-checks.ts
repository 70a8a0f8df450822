import type { Broker } from '@messaging/eventing';
import type { Database } from '@messaging/persistence';
import { progressCheck, type Health, type HealthCheck } from '../health/health.js';
import type { BackgroundRegistry } from './background-registry.js';
import type { OpenService } from './hosted-service.js';

/** A loop that has not ended a round for so long is stuck. */
const staleMs = 60_000;
/** The wall is looked at again after this long: the probe touches every table, and orchestrators ask each second. */
const wallBelievedMs = 15_000;

/** What decides whether this process is alive and may get requests. */
export function registerChecks(health: Health, parts: { services: readonly OpenService[]; broker: Broker; background: BackgroundRegistry }): void {
  const { services, broker, background } = parts;
  for (const { name, parts: { database } } of services) {
    health.registerReadiness(`database ${name}`, async () => {
      await database.query('select 1');
      return { ok: true };
    });
    health.registerReadiness(`hub wall ${name}`, wallCheck(database));
  }
  health.registerReadiness('event log', async () => {
    const detail = broker.waitsFor();
    return detail === undefined ? { ok: true } : { ok: false, detail };
  });
  const databases = services.map((service) => service.parts.database);
  health.registerLiveness('event log', excusedByOutage(databases, () => (broker.isProgressing(staleMs) ? { ok: true } : { ok: false, detail: 'no progress' })));
  for (const [name, work] of background.entries()) {
    const progress = progressCheck(() => work.lastProgressAt ?? Date.now(), staleMs);
    health.registerLiveness(name, excusedByOutage(databases, progress));
  }
}

function wallCheck(database: Database): HealthCheck {
  let believedUntil = 0;
  return async () => {
    if (Date.now() < believedUntil) return { ok: true };
    if (!(await database.wallHolds())) return { ok: false, detail: 'the request role sees rows without a hub' };
    believedUntil = Date.now() + wallBelievedMs;
    return { ok: true };
  };
}

/** Nothing moves while a database is away, and a restart would not help: that is readiness's business. */
function excusedByOutage(databases: readonly Database[], check: HealthCheck): HealthCheck {
  return async () => {
    const verdict = await check();
    if (verdict.ok) return verdict;
    const answers = await Promise.allSettled(databases.map((database) => database.query('select 1')));
    return answers.every((answer) => answer.status === 'fulfilled') ? verdict : { ok: true };
  };
}
