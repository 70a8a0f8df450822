export const conversations = { unread_one: '{{count}} conversation waits for an answer', unread_other: '{{count}} conversations wait for an answer' } as const;
