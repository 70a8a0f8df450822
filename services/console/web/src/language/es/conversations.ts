import type { Texts } from '../texts.js';

export const conversations: Texts['conversations'] = { unread_one: '{{count}} conversación espera respuesta', unread_other: '{{count}} conversaciones esperan respuesta' };
