import type { Provider, Type } from '@nestjs/common';
import { KeepReplies } from './keep-replies/keep-replies.handler.js';
import { ConversationsController } from './read-conversations/conversations.controller.js';
import { ReadConversations } from './read-conversations/read-conversations.handler.js';

/** What people write, and reading it. */
export const replyControllers: Type[] = [ConversationsController];
export const replyProviders: Provider[] = [KeepReplies, ReadConversations];
