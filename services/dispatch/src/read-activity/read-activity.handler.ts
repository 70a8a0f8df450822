import { CompiledTemplateCache } from '@messaging/content';
import type { ActivityItem } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { customerNotFound } from '../find-customers/find-customers.handler.js';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { isKnown, loadLines, loadMessageLines, type ActivityPlace } from './activity.sql.js';
import { diaryOf } from './diary.rules.js';

/** One diary of a customer: what the ERP told, what automations did or did not, messages, replies, consent. */
@Injectable()
export class ReadActivity {
  constructor(
    private readonly database: Database,
    private readonly templates: CompiledTemplateCache,
  ) {}

  async page(key: CustomerKey, { limit, after }: { limit: number; after: ActivityPlace | undefined }): Promise<Result<Page<ActivityItem>>> {
    return this.database.inHub(key.hubId, async (tx): Promise<Result<Page<ActivityItem>>> => {
      if (!(await isKnown(tx, key))) return refuse(customerNotFound);
      const page = { ...key, limit, after };
      const items = diaryOf(await loadLines(tx, page), await loadMessageLines(tx, page), this.templates).slice(0, limit + 1);
      return ok(pageOf(items, limit, ({ at, id }) => ({ at, id })));
    });
  }
}
