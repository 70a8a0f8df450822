import { TemplateImage, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageOf, pageSchema, Principal, ZodParam, ZodQuery, type KitRequest, type Page } from '@messaging/service-kit';
import { Controller, Delete, Get, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { KeepImages } from './keep-images.handler.js';

const tags = ['Templates'];
const params = { id: z.uuid() };
const Place = z.object({ createdAt: utcMoment, id: z.uuid() });

/** Pictures of mails: kept here, shown to whoever has the mail. */
@Controller('api/v1/templates/images')
export class KeepImagesController {
  constructor(private readonly images: KeepImages) {}

  @Post()
  @Operation({
    summary: 'Upload an image for emails', tags, permission: 'messaging.add_template', body: z.string(), bodyTypes: ['image/png', 'image/jpeg', 'image/gif'], responses: { 201: TemplateImage },
    description: 'PNG, JPEG or GIF up to 2 MB, recognised by its first bytes; the same bytes are the same image. A hub may keep 200 MB. An image is kept until it is deleted, and anybody who knows its `url` can see it.',
  })
  async keep(@CurrentPrincipal() { hubId }: Principal, @Req() request: KitRequest): Promise<TemplateImage> {
    return unwrap(await this.images.keep(hubId, request.rawBody ?? Buffer.alloc(0)));
  }

  @Get()
  @Operation({ summary: 'List the images of the hub, newest first', tags, permission: 'messaging.view_template', query: ListQuery, responses: { 200: pageSchema(TemplateImage) } })
  async list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ListQuery) { limit, cursor }: ListQuery): Promise<Page<TemplateImage>> {
    return pageOf(await this.images.list(hubId, { limit, after: decodeCursor(Place, cursor) }), limit, ({ createdAt, id }) => ({ createdAt, id }));
  }

  @Delete(':id')
  @Operation({ summary: 'Delete an image', description: 'Emails that use it, including those already sent, show a gap from then on.', tags, permission: 'messaging.delete_template', params, responses: { 204: { description: 'Deleted' } } })
  async delete(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string): Promise<void> {
    unwrap(await this.images.delete(hubId, id));
  }
}
