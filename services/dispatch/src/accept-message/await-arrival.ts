import { setTimeout as sleep } from 'node:timers/promises';
import { consumedBy } from '@messaging/eventing';
import { Database } from '@messaging/persistence';
import { LogView } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { ProjectTemplatesConsumer } from '../project-templates/project-templates.consumer.js';

/** How long a call waits for what is on its way; on an idle log it is here within 50 ms of its own answer. */
const waitMs = 2000;
/** So long it waits for a customer who may never come, where nobody can tell whether somebody is on the way. */
const blindWaitMs = 500;
const stepMs = { first: 10, max: 200 } as const;

const groupsOf = (consumer: Parameters<typeof consumedBy>[0][number]): readonly string[] => consumedBy([consumer]).map(({ group }) => group);
const templateGroups = groupsOf(ProjectTemplatesConsumer);
const customerGroups = groupsOf(ProjectCustomersConsumer);

/** What calls name that other services own. */
export interface NamedElsewhere {
  readonly templateIds: readonly string[];
  readonly customerIds: readonly string[];
}

/**
 * Whoever was told 201 for a template, 200 for a change of it, or 202 for a customer's event, may name it in the very next
 * request, before the log has brought it here: such a call waits a moment instead of being refused, of saying what the
 * template said before, or of being skipped for want of an address. When the log has nothing left for us, nothing is
 * waited for: a customer whom nobody announced costs nothing.
 */
@Injectable()
export class AwaitArrival {
  constructor(
    private readonly database: Database,
    private readonly log: LogView,
  ) {}

  /** Ends when everything named is here, or nothing more is to be hoped for. */
  async of(hubId: string, named: NamedElsewhere): Promise<void> {
    const startedAt = performance.now();
    for (let step: number = stepMs.first; ; step = Math.min(step * 2, stepMs.max)) {
      const waited = performance.now() - startedAt;
      const isOpen = (await this.#awaitsTemplates(hubId, named.templateIds)) || (await this.#awaitsCustomers(hubId, named.customerIds, waited));
      if (!isOpen || waited + step > waitMs) return;
      await sleep(step);
    }
  }

  /** A version that is here may not be the newest one: that the log has nothing left is the only proof. */
  async #awaitsTemplates(hubId: string, ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return false;
    const isCaughtUp = await this.#isCaughtUp(templateGroups);
    return isCaughtUp === undefined ? this.#isMissing(hubId, { table: 'template_head', key: 'template_id', type: 'uuid', ids }) : !isCaughtUp;
  }

  async #awaitsCustomers(hubId: string, ids: readonly string[], waited: number): Promise<boolean> {
    if (ids.length === 0) return false;
    const isCaughtUp = await this.#isCaughtUp(customerGroups); // asked first: what came before the answer is here
    if (isCaughtUp === true || (isCaughtUp === undefined && waited > blindWaitMs)) return false;
    return this.#isMissing(hubId, { table: 'customer', key: 'customer_id', type: 'text', ids });
  }

  /** Nothing where one of them cannot be told of. */
  async #isCaughtUp(groups: readonly string[]): Promise<boolean | undefined> {
    const answers = await Promise.all(groups.map((group) => this.log.isCaughtUp(group)));
    return answers.includes(undefined) ? undefined : !answers.includes(false);
  }

  #isMissing(hubId: string, { table, key, type, ids }: { table: string; key: string; type: string; ids: readonly string[] }): Promise<boolean> {
    return this.database.inHub(hubId, async (tx) => {
      const sql = `select 1 from unnest($2::${type}[]) as n (id) where not exists (select from ${table} t where t.hub_id = $1 and t.${key} = n.id) limit 1`;
      return (await tx.query(sql, [hubId, [...new Set(ids)]])).length > 0;
    });
  }
}
