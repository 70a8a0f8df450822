import type { AutomationView } from '@messaging/contracts';
import { ok, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { findAutomation, listAutomations } from '../store/automation.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { findTemplateHeads } from '../store/projection.sql.js';
import { automationView } from './automation-view.rules.js';
import type { Automation } from './automation.js';
import { notFound } from './change-locked.js';

/** Where a page of a list begins. */
export interface ListPlace {
  readonly createdAt: Date;
  readonly id: string;
}

@Injectable()
export class ReadAutomations {
  constructor(private readonly database: Database) {}

  async list(hubId: string, { limit, after }: { limit: number; after: ListPlace | undefined }): Promise<Page<AutomationView>> {
    return this.database.inHub(hubId, async (tx) => {
      const rows = await listAutomations(tx, hubId, { limit: limit + 1, after });
      const page = pageOf(rows, limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }));
      return { ...page, items: await views(tx, hubId, page.items) };
    });
  }

  async get(hubId: string, id: string): Promise<Result<AutomationView>> {
    return this.database.inHub(hubId, async (tx) => {
      const automation = await findAutomation(tx, hubId, id);
      const [view] = automation ? await views(tx, hubId, [automation]) : [];
      return view ? ok(view) : notFound;
    });
  }
}

async function views(tx: Tx, hubId: string, automations: readonly Automation[]): Promise<AutomationView[]> {
  const hub = (await findHubs(tx, [hubId])).get(hubId);
  const templates = await findTemplateHeads(tx, automations);
  return automations.map((automation) => automationView(automation, { hub, template: templates.get(`${hubId}|${automation.templateId}`) }));
}
