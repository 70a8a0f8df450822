export const conversations = {
  unread_one: '{{count}} conversation waits for an answer', unread_other: '{{count}} conversations wait for an answer', new_one: '{{count}} new reply', new_other: '{{count}} new replies', lead: 'What people write to you, and your answers.', searchHint: 'Name or address', onlyUnread: 'New',
  none: 'Nobody wrote yet', noneText: 'When somebody answers one of your messages, it appears here.', allAnswered: 'Everything is answered', choose: 'Choose a conversation', reply: 'Write an answer', automatic: 'Automatic reply',
  windowLeft: 'Free text reaches them for another {{left}}.', windowClosed: 'Their last message is more than 24 hours ago', windowClosedText: 'WhatsApp takes only approved templates now, until they write again.', chooseTemplate: 'Choose a template',
} as const;
