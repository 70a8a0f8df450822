import { TemplateFilters, TemplateVersionView, TemplateView, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageOf, pageSchema, Principal, ZodParam, ZodQuery, type Page } from '@messaging/service-kit';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ListTemplates } from './list-templates.handler.js';
import { entityTag } from './template-view.rules.js';

const TemplatesQuery = ListQuery.extend(TemplateFilters.shape);
type TemplatesQuery = z.output<typeof TemplatesQuery>;
const Place = z.object({ createdAt: utcMoment, id: z.uuid() });
const params = { id: z.uuid() };
const VersionNumber = z.coerce.number().int().min(1).max(2_147_483_646);
const common = { tags: ['Templates'], permission: 'messaging.view_template' } as const;

/** Reading templates. */
@Controller('api/v1/templates')
export class ListTemplatesController {
  constructor(private readonly templates: ListTemplates) {}

  @Get()
  @Operation({ ...common, summary: 'List templates, newest first', query: TemplatesQuery, responses: { 200: pageSchema(TemplateView) } })
  async list(@CurrentPrincipal() principal: Principal, @ZodQuery(TemplatesQuery) query: TemplatesQuery): Promise<Page<TemplateView>> {
    const { limit, cursor, ...filters } = query;
    const rows = await this.templates.list(principal.hubId, { filters, limit, after: decodeCursor(Place, cursor) });
    return pageOf(rows, limit, ({ createdAt, id }) => ({ createdAt, id }));
  }

  @Get(':id')
  @Operation({ ...common, summary: 'Read a template', description: 'The ETag is its version.', params, responses: { 200: TemplateView } })
  async show(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @Res({ passthrough: true }) response: Response): Promise<TemplateView> {
    const template = unwrap(await this.templates.find(principal.hubId, id));
    response.setHeader('ETag', entityTag(template));
    return template;
  }

  @Get(':id/versions')
  @Operation({ ...common, summary: 'List the versions of a template, newest first', params, query: ListQuery, responses: { 200: pageSchema(TemplateVersionView) } })
  async versions(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @ZodQuery(ListQuery) query: ListQuery): Promise<Page<TemplateVersionView>> {
    const beforeVersion = decodeCursor(z.int32().min(1), query.cursor);
    return pageOf(unwrap(await this.templates.versions(principal.hubId, { id, beforeVersion, limit: query.limit })), query.limit, ({ version }) => version);
  }

  @Get(':id/versions/:version')
  @Operation({
    ...common, summary: 'Read one version of a template', description: 'Works for deleted templates too, because messages still refer to them.',
    params: { ...params, version: VersionNumber }, responses: { 200: TemplateVersionView },
  })
  async oneVersion(@CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @ZodParam('version', VersionNumber) version: number): Promise<TemplateVersionView> {
    return unwrap(await this.templates.version(principal.hubId, id, version));
  }
}
