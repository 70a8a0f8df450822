import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';

/** How long a call waits for what it names; on an idle log both are here within 50 ms of their own answer. */
const waitMs = 2000;
const stepMs = { first: 10, max: 200 } as const;

/** What calls name that other services own. */
export interface NamedElsewhere {
  readonly templateIds: readonly string[];
  readonly customerIds: readonly string[];
}

/**
 * Whoever was told 201 for a template, or 202 for a customer's event, may name it in the very next request, before the
 * log has brought it here: such a call waits a moment instead of being refused, or skipped for want of an address.
 */
@Injectable()
export class AwaitArrival {
  constructor(private readonly database: Database) {}

  /** Ends when everything named is here, or nothing more is to be hoped for. */
  async of(hubId: string, named: NamedElsewhere): Promise<void> {
    if (named.templateIds.length === 0 && named.customerIds.length === 0) return;
    const deadline = performance.now() + waitMs;
    for (let step: number = stepMs.first; await this.#isMissing(hubId, named); step = Math.min(step * 2, stepMs.max)) {
      if (performance.now() + step > deadline) return;
      await sleep(step);
    }
  }

  #isMissing(hubId: string, named: NamedElsewhere): Promise<boolean> {
    return this.database.inHub(hubId, (tx) => isSomethingMissing(tx, hubId, named));
  }
}

async function isSomethingMissing(tx: Tx, hubId: string, { templateIds, customerIds }: NamedElsewhere): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from unnest($2::uuid[]) as t (id) where not exists (select from template_head h where h.hub_id = $1 and h.template_id = t.id)
     union all
     select 1 from unnest($3::text[]) as p (id) where not exists (select from customer c where c.hub_id = $1 and c.customer_id = p.id)
     limit 1`,
    [hubId, [...new Set(templateIds)], [...new Set(customerIds)]],
  );
  return rows.length > 0;
}
