import { Clock, ok, type Result } from '@messaging/kernel';
import { decodeCursor, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FindCustomers } from '../find-customers/find-customers.handler.js';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { ReadActivity } from '../read-activity/read-activity.handler.js';
import { ReadMessages } from '../read-messages/read-messages.handler.js';

const pageSize = 200;
const ActivityPlace = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
const MessagePlace = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });

/** Everything kept of a customer as one JSON document, page by page: as much as there is, in flat memory. */
@Injectable()
export class ExportCustomer {
  constructor(
    private readonly customers: FindCustomers,
    private readonly activity: ReadActivity,
    private readonly messages: ReadMessages,
    private readonly clock: Clock,
  ) {}

  /** The text in pieces. Refused before the first of them, or not at all. */
  async export(key: CustomerKey): Promise<Result<AsyncIterable<string>>> {
    const customer = await this.customers.one(key);
    if (!customer.ok) return customer;
    return ok(this.#pieces(key, { exportedAt: this.clock.now().toISOString(), events: `/api/v1/events?customerId=${key.customerId}`, customer: customer.value }));
  }

  async *#pieces(key: CustomerKey, head: object): AsyncIterable<string> {
    yield JSON.stringify(head).slice(0, -1);
    yield* list('activity', pagesOf(async (cursor) => {
      const page = await this.activity.page(key, { limit: pageSize, after: decodeCursor(ActivityPlace, cursor) });
      return page.ok ? page.value : { items: [], nextCursor: null };
    }));
    yield* list('messages', pagesOf((cursor) => this.#messages(key, cursor)));
    yield '}\n';
  }

  async #messages({ hubId, customerId }: CustomerKey, cursor: string | undefined): Promise<Page<object>> {
    const page = await this.messages.list(hubId, { customerId, limit: pageSize, after: decodeCursor(MessagePlace, cursor) });
    const items: object[] = [];
    for (const message of page.items) {
      const story = await this.messages.timeline(hubId, message.id);
      items.push({ ...message, timeline: story.ok ? story.value.items : [] });
    }
    return { ...page, items };
  }
}

async function* pagesOf(read: (cursor: string | undefined) => Promise<Page<object>>): AsyncIterable<readonly object[]> {
  let page = await read(undefined);
  for (; page.nextCursor !== null; page = await read(page.nextCursor)) yield page.items;
  yield page.items;
}

async function* list(name: string, pages: AsyncIterable<readonly object[]>): AsyncIterable<string> {
  yield `,${JSON.stringify(name)}:[`;
  let isFirst = true;
  for await (const items of pages) {
    if (items.length === 0) continue;
    yield `${isFirst ? '' : ','}${items.map((item) => JSON.stringify(item)).join(',')}`;
    isFirst = false;
  }
  yield ']';
}
