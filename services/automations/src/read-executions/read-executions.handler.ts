import type { ExecutionView } from '@messaging/contracts';
import { ok, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { notFound } from '../define-automation/change-locked.js';
import { findAutomation } from '../store/automation.sql.js';
import { listExecutions, type ExecutionQuery } from '../store/execution.sql.js';
import { executionView } from './execution-view.rules.js';

@Injectable()
export class ReadExecutions {
  constructor(private readonly database: Database) {}

  async list(hubId: string, query: ExecutionQuery): Promise<Page<ExecutionView>> {
    const rows = await this.database.inHub(hubId, (tx) => listExecutions(tx, hubId, { ...query, limit: query.limit + 1 }));
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }));
    return { ...page, items: page.items.map(executionView) };
  }

  /** Those of one automation, which must be the hub's. */
  async listOf(hubId: string, automationId: string, query: ExecutionQuery): Promise<Result<Page<ExecutionView>>> {
    const automation = await this.database.inHub(hubId, (tx) => findAutomation(tx, hubId, automationId));
    return automation ? ok(await this.list(hubId, { ...query, automationId })) : notFound;
  }
}
