import { Message, messageFilters, TimelineItem } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { ReadMessages } from './read-messages.handler.js';

const MessageList = ListQuery.extend(messageFilters);
const Place = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });
const Timeline = z.object({ items: z.array(TimelineItem) });

@Controller('api/v1/messages')
export class MessagesController {
  constructor(private readonly messages: ReadMessages) {}

  @Get()
  @Operation({ summary: 'Messages, newest first', permission: 'messaging.view_message', tags: ['Messages'], query: MessageList, responses: { 200: pageSchema(Message) } })
  list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(MessageList) { cursor, ...query }: z.output<typeof MessageList>) {
    return this.messages.list(hubId, { ...query, after: decodeCursor(Place, cursor) });
  }

  @Get(':id')
  @Operation({ summary: 'One message', permission: 'messaging.view_message', tags: ['Messages'], params: { id: z.uuid() }, responses: { 200: Message } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string) {
    return unwrap(await this.messages.one(hubId, id));
  }

  @Get(':id/timeline')
  @Operation({ summary: 'The story of a message: accepted, checks, attempts, receipts, decisions', permission: 'messaging.view_message', tags: ['Messages'], params: { id: z.uuid() }, responses: { 200: Timeline } })
  async timeline(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string) {
    return unwrap(await this.messages.timeline(hubId, id));
  }
}
