import { Message, messageFilters, TimelineItem, utcMoment, WaitingMessages } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { isInOrder } from './list-window.rules.js';
import { ReadMessages } from './read-messages.handler.js';

const MessageList = ListQuery.extend(messageFilters).refine(isInOrder, { path: ['to'], message: 'must not be before from' });
const about = { permission: 'messaging.view_message', tags: ['Messages'] } as const;
const Place = z.strictObject({ createdAt: utcMoment, id: z.uuid() });
const Campaign = z.strictObject({ campaignId: z.uuid() });
const Timeline = z.object({ items: z.array(TimelineItem) });

@Controller('api/v1/messages')
export class MessagesController {
  constructor(private readonly messages: ReadMessages) {}

  @Get()
  @Operation({ ...about, summary: 'List messages, newest first', query: MessageList, responses: { 200: pageSchema(Message) } })
  list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(MessageList) { cursor, ...query }: z.output<typeof MessageList>) {
    return this.messages.list(hubId, { ...query, after: decodeCursor(Place, cursor) });
  }

  @Get('waiting')
  @Operation({ ...about, summary: 'Count the messages of a campaign that wait for another try or for their hour', query: Campaign, responses: { 200: WaitingMessages } })
  waiting(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(Campaign) { campaignId }: z.output<typeof Campaign>) {
    return this.messages.waiting(hubId, campaignId);
  }

  @Get(':id')
  @Operation({ ...about, summary: 'Read a message', params: { id: z.uuid() }, responses: { 200: Message } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string) {
    return unwrap(await this.messages.one(hubId, id));
  }

  @Get(':id/timeline')
  @Operation({ ...about, summary: 'Read the timeline of a message', params: { id: z.uuid() }, responses: { 200: Timeline } })
  async timeline(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string) {
    return unwrap(await this.messages.timeline(hubId, id));
  }
}
