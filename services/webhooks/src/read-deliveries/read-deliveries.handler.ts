import type { HookDelivery, HookDeliveryDetail, HookDeliveryStatus } from '@messaging/contracts';
import { Clock, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { withSentence } from '../deliver-hooks/explain-attempt.rules.js';
import { HookBell } from '../deliver-hooks/hook-bell.js';
import { hookNotFound } from '../manage-hooks/manage-hooks.handler.js';
import { findDelivery, listDeliveries, replayDelivery, type StoredDelivery } from '../store/hook-delivery.sql.js';
import { findHook } from '../store/hook.sql.js';

const deliveryNotFound: Problem = { kind: 'not_found', code: 'HOOK.DELIVERY_NOT_FOUND', detail: 'There is no such delivery of this hook.' };

export interface DeliveryQuery {
  readonly status: HookDeliveryStatus | undefined;
  readonly type: string | undefined;
  readonly limit: number;
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
}

interface DeliveryKey {
  readonly hubId: string;
  readonly hookId: string;
  readonly id: string;
}

/** What became of the deliveries of a hook; and once more from the beginning. */
@Injectable()
export class ReadDeliveries {
  constructor(
    private readonly database: Database,
    private readonly bell: HookBell,
    private readonly clock: Clock,
  ) {}

  async list(hook: { hubId: string; hookId: string }, query: DeliveryQuery): Promise<Result<Page<HookDelivery>>> {
    return this.database.inHub(hook.hubId, async (tx): Promise<Result<Page<HookDelivery>>> => {
      if (!(await findHook(tx, { hubId: hook.hubId, id: hook.hookId }))) return refuse(hookNotFound);
      const page = pageOf(await listDeliveries(tx, hook, { ...query, limit: query.limit + 1 }), query.limit, ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }));
      return ok({ ...page, items: page.items.map(viewOf) });
    });
  }

  async one(key: DeliveryKey): Promise<Result<HookDeliveryDetail>> {
    return this.database.inHub(key.hubId, async (tx): Promise<Result<HookDeliveryDetail>> => {
      const hook = await findHook(tx, { hubId: key.hubId, id: key.hookId });
      const delivery = hook && (await findDelivery(tx, key));
      return hook && delivery ? ok({ ...viewOf(delivery), request: { url: hook.url, body: delivery.body }, log: delivery.log.map(withSentence) }) : refuse(deliveryNotFound);
    });
  }

  async replay(key: DeliveryKey): Promise<Result<HookDelivery>> {
    const now = this.clock.now();
    return this.database.inHub(key.hubId, async (tx): Promise<Result<HookDelivery>> => {
      const delivery = await findDelivery(tx, key);
      if (!delivery) return refuse(deliveryNotFound);
      await replayDelivery(tx, key, now);
      tx.onCommit(() => this.bell.ring());
      return ok(viewOf({ ...delivery, status: 'pending', attempts: 0, nextAt: now }));
    });
  }
}

function viewOf({ id, type, status, attempts, nextAt, log, createdAt }: StoredDelivery): HookDelivery {
  const last = log.at(-1);
  return { id, type, status, attempts, createdAt: createdAt.toISOString(), ...(last && { last: withSentence(last) }), ...(status === 'pending' && { nextAttemptAt: nextAt.toISOString() }) };
}
