import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CampaignRecipient, CustomerId, MessageStatus } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { chooseCsv, chooseLanguage, CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery, type Page } from '@messaging/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ListRecipients } from './list-recipients.handler.js';

const Id = z.uuid();
const RecipientsQuery = ListQuery.extend({ status: MessageStatus.optional(), reason: z.string().regex(/^[A-Z_]+(\.[A-Z_]+)?$/).max(100).optional().meta({ description: 'A reason code, such as ADDRESS.MISSING' }) });
type RecipientsQuery = z.output<typeof RecipientsQuery>;
const Place = z.object({ customerId: CustomerId });

/** What became of each recipient. */
@Controller('api/v1/campaigns/:id/recipients')
export class RecipientsController {
  constructor(private readonly recipients: ListRecipients) {}

  @Get()
  @Operation({
    summary: 'List the recipients of a campaign', description: 'With `Accept: text/csv`, all of them as a file, with their names and, for who has `messaging.view_message`, their addresses as they are now; `limit` is ignored, and with `Accept-Language: es` headings and explanations are in Spanish; `Accept: text/csv; delimiter=semicolon, text/csv;q=0.9` puts semicolons between the cells, as Excel expects them where decimals have a comma. Why one that is still queued waits, and until when, stands in its message: `GET /messages?campaignId=…&status=queued`.', permission: 'messaging.view_campaign',
    tags: ['Campaigns'], params: { id: Id }, query: RecipientsQuery, responses: { 200: { description: 'Recipients', schema: pageSchema(CampaignRecipient), alsoAs: 'text/csv' } },
  })
  async list(
    @CurrentPrincipal() { hubId, permissions }: Principal, @ZodParam('id', Id) id: string, @ZodQuery(RecipientsQuery) query: RecipientsQuery, @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<CampaignRecipient> | undefined> {
    const delimiter = chooseCsv(request);
    if (!delimiter) {
      return unwrap(await this.recipients.list(hubId, id, { limit: query.limit, status: query.status, reason: query.reason, after: decodeCursor(Place, query.cursor)?.customerId }));
    }
    const language = chooseLanguage(request.headers['accept-language'], 'en'); // scripts read English; who asks for Spanish gets it
    const lines = unwrap(await this.recipients.csv(hubId, id, { status: query.status, reason: query.reason, language, delimiter, withAddress: permissions.has('messaging.view_message') }));
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="recipients-${id}.csv"`);
    await pipeline(Readable.from(lines), response);
    return undefined;
  }
}
