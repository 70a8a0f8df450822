import { Conversation, conversationFilters, Message, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { ReadConversations } from './read-conversations.handler.js';

const ConversationList = ListQuery.extend(conversationFilters);
const Place = z.strictObject({ at: utcMoment, id: z.uuid() });
const MessagePlace = z.strictObject({ createdAt: utcMoment, id: z.uuid() });
const Id = z.uuid();
const about = { permission: 'messaging.view_message', tags: ['Conversations'] } as const;

/** What people write to the shop. */
@Controller('api/v1/conversations')
export class ConversationsController {
  constructor(private readonly conversations: ReadConversations) {}

  @Get()
  @Operation({ ...about, summary: 'List conversations, newest reply first', query: ConversationList, responses: { 200: pageSchema(Conversation) } })
  list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ConversationList) { cursor, ...query }: z.output<typeof ConversationList>) {
    return this.conversations.list(hubId, { ...query, after: decodeCursor(Place, cursor) });
  }

  @Get(':id')
  @Operation({ ...about, summary: 'Read a conversation', params: { id: Id }, responses: { 200: Conversation } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string) {
    return unwrap(await this.conversations.one(hubId, id));
  }

  @Get(':id/messages')
  @Operation({ ...about, summary: 'List the messages of a conversation in both directions, newest first', params: { id: Id }, query: ListQuery, responses: { 200: pageSchema(Message) } })
  async thread(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodQuery(ListQuery) { limit, cursor }: ListQuery) {
    return unwrap(await this.conversations.thread(hubId, { id, limit, after: decodeCursor(MessagePlace, cursor) }));
  }

  @Post(':id/read')
  @HttpCode(200)
  @Operation({ ...about, summary: 'Mark a conversation as read', params: { id: Id }, responses: { 200: Conversation } })
  async read(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string) {
    return unwrap(await this.conversations.read(hubId, id));
  }
}
