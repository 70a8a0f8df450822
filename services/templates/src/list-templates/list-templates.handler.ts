import type { TemplateFilters, TemplateVersionView, TemplateView } from '@messaging/contracts';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { findTemplate, listTemplates, listVersions, type TemplatePlace } from '../store/template.sql.js';
import { versionViewOf, viewOf } from './template-view.rules.js';

/** Another hub's template, a deleted one, or none. */
export const templateNotFound: Problem = { kind: 'not_found', code: 'TEMPLATE.NOT_FOUND', detail: 'There is no such template.' };

/** Reads templates and their versions. Lists give one row more than `limit` where there is a next page. */
@Injectable()
export class ListTemplates {
  constructor(private readonly database: Database) {}

  async list(hubId: string, query: { filters: TemplateFilters; after: TemplatePlace | undefined; limit: number }): Promise<TemplateView[]> {
    const templates = await this.database.inHub(hubId, (tx) => listTemplates(tx, { hubId, ...query, limit: query.limit + 1 }));
    return templates.map(viewOf);
  }

  async find(hubId: string, id: string): Promise<Result<TemplateView>> {
    const template = await this.database.inHub(hubId, (tx) => findTemplate(tx, { hubId, id }));
    return template ? ok(viewOf(template)) : refuse(templateNotFound);
  }

  async versions(hubId: string, query: { id: string; beforeVersion: number | undefined; limit: number }): Promise<Result<TemplateVersionView[]>> {
    return this.database.inHub(hubId, async (tx) => {
      if (!(await findTemplate(tx, { hubId, id: query.id }))) return refuse(templateNotFound);
      const versions = await listVersions(tx, { hubId, ...query, limit: query.limit + 1 });
      return ok(versions.map((version) => versionViewOf(query.id, version)));
    });
  }
}
