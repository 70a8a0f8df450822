export const conversations = {
  unread_one: '{{count}} conversation waits for an answer', unread_other: '{{count}} conversations wait for an answer', new_one: '{{count}} new reply', new_other: '{{count}} new replies', lead: 'What people write to you, and your answers.', searchHint: 'Name or address', onlyUnread: 'Unread',
  none: 'No replies yet', noneText: 'When somebody answers one of your messages, it appears here.', allAnswered: 'Everything is answered', choose: 'Choose a conversation', reply: 'Write an answer', automatic: 'Automatic reply',
  windowLeft: 'You can write freely for another {{left}}.', windowClosed: 'Their last message was more than 24 hours ago', windowClosedText: 'Until they write again, WhatsApp only accepts approved templates.', chooseTemplate: 'Choose a template',
} as const;
