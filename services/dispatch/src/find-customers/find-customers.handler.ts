import type { CustomerSummary, CustomerView } from '@messaging/contracts';
import { Clock, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { customerView, summaryOf } from './customer-view.rules.js';
import { findCustomer, findReach, listCustomers, searchCustomers, type CustomerPlace } from './customer.sql.js';
import { rangesOf } from './search-terms.rules.js';

export const customerNotFound: Problem = { kind: 'not_found', code: 'CUSTOMER.NOT_FOUND', detail: 'There is no such customer.' };

/** What screens and scripts read of customers; always inside one hub. */
@Injectable()
export class FindCustomers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Newest first; `q` is the beginning of a word. */
  async list(hubId: string, query: { q: string | undefined; limit: number; after: CustomerPlace | undefined }): Promise<Page<CustomerSummary>> {
    const { q, ...page } = query;
    const ranges = q === undefined ? undefined : rangesOf(q);
    if (ranges?.length === 0) return { items: [], nextCursor: null };
    const rows = await this.database.inHub(hubId, (tx) => (ranges ? searchCustomers(tx, hubId, { ranges, ...page }) : listCustomers(tx, hubId, page)));
    const { items, nextCursor } = pageOf(rows, page.limit, ({ createdAt, customerId }) => ({ createdAt: createdAt.toISOString(), id: customerId }));
    return { items: items.map(summaryOf), nextCursor };
  }

  /** An erased customer is none, until the ERP speaks of the id again. */
  async one(key: CustomerKey): Promise<Result<CustomerView>> {
    return this.database.inHub(key.hubId, async (tx): Promise<Result<CustomerView>> => {
      const row = await findCustomer(tx, key);
      if (!row || (row.erasedAt && row.deletedAt)) return refuse(customerNotFound);
      return ok(customerView(row, await findReach(tx, key.hubId, row.addresses), this.clock.now()));
    });
  }
}
