import type { TemplateFilters, TemplateVersionView, TemplateView } from '@messaging/contracts';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { hubFace } from '../store/hub.sql.js';
import { findTemplate, listTemplates, listVersions, type TemplatePlace } from '../store/template.sql.js';
import { prepared, systemTemplateId } from '../provision-hub/system-template-state.rules.js';
import { versionViewOf, viewOf } from './template-view.rules.js';

/** Another hub's template, a deleted one, or none. */
export const templateNotFound: Problem = { kind: 'not_found', code: 'TEMPLATE.NOT_FOUND', detail: 'There is no such template.' };

/** Reads templates and their versions. Lists give one row more than `limit` where there is a next page. */
@Injectable()
export class ListTemplates {
  constructor(private readonly database: Database) {}

  async list(hubId: string, query: { filters: TemplateFilters; after: TemplatePlace | undefined; limit: number }): Promise<TemplateView[]> {
    return this.database.inHub(hubId, async (tx) => {
      const { locale } = await hubFace(tx, hubId);
      const templates = await listTemplates(tx, { hubId, ...query, alsoIds: namedInSpanish(hubId, query.filters.q), limit: query.limit + 1 });
      return templates.map((template) => viewOf(template, locale));
    });
  }

  async find(hubId: string, id: string): Promise<Result<TemplateView>> {
    return this.database.inHub(hubId, async (tx) => {
      const template = await findTemplate(tx, { hubId, id });
      return template ? ok(viewOf(template, (await hubFace(tx, hubId)).locale)) : refuse(templateNotFound);
    });
  }

  /** One version, also of a deleted template: messages go on naming it. */
  async version(hubId: string, id: string, version: number): Promise<Result<TemplateVersionView>> {
    const [found] = await this.database.inHub(hubId, (tx) => listVersions(tx, { hubId, id, beforeVersion: version + 1, limit: 1 }));
    return found?.version === version ? ok(versionViewOf(id, found)) : refuse(templateNotFound);
  }

  async versions(hubId: string, query: { id: string; beforeVersion: number | undefined; limit: number }): Promise<Result<TemplateVersionView[]>> {
    return this.database.inHub(hubId, async (tx) => {
      if (!(await findTemplate(tx, { hubId, id: query.id }))) return refuse(templateNotFound);
      const versions = await listVersions(tx, { hubId, ...query, limit: query.limit + 1 });
      return ok(versions.map((version) => versionViewOf(query.id, version)));
    });
  }
}

/** System templates are stored with their English names, and found by the Spanish ones too. */
const namedInSpanish = (hubId: string, q: string | undefined): string[] =>
  q === undefined ? [] : prepared.filter(({ name }) => name.es.toLowerCase().includes(q.toLowerCase())).map(({ trigger }) => systemTemplateId(hubId, trigger));
