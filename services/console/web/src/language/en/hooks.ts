/** Outgoing hooks: what the shop's own systems are told. */
export const hooks = {
  make: 'Add an address', none: 'Nobody is told yet', noneText: 'Give the address of one of your systems: it is told what becomes of messages, of replies and of who opts out.',
  made: 'The secret of {{url}}', once: 'Your system checks with it that a call comes from here. Copy it now: it is shown only this once.', secret: 'Secret',
  change: 'Change the address', url: 'Address', urlHint: 'https://… of the system that should hear of it', description: 'What it is for', events: 'It hears of', needsEvent: 'Choose at least one.',
  names: {
    'message.*': 'Every change of every message', 'message.queued': 'Accepted', 'message.sent': 'Sent', 'message.delivered': 'Arrived', 'message.read': 'Opened', 'message.failed': 'Failed', 'message.skipped': 'Not sent', 'message.cancelled': 'Taken back', 'message.unknown': 'Unclear whether it left',
    'message.received': 'Replies of customers', 'messages.progressed': 'Progress of campaigns, bundled', 'consent.changed': 'Somebody agrees or opts out', 'campaign.completed': 'A campaign is through', 'channel.broken': 'A channel stopped', 'channel.restored': 'A channel works again',
  },
  states: { active: 'Works', failing: 'Does not answer', disabled: 'Off', untold: 'Nothing delivered yet' }, failingSince: 'Has not answered since {{at}}. Every report is tried again for three days.', lastSuccess: 'Last delivered {{at}}',
  active: 'In use', test: 'Try it', answered: 'It answered {{status}} after {{ms}} ms.', actions: 'More for {{url}}',
  removeTitle: 'Stop telling {{url}}?', removeText: 'It hears of nothing any more. What it was told stays with it.',
  history: 'What it was told', deliveries: {
    any: 'All', pending: 'Waits', delivered: 'Heard', failed: 'Given up', none: 'Nothing here', attempts_one: '{{count}} try', attempts_other: '{{count}} tries', next: 'next {{at}}', replay: 'Tell it again', replayed: 'It is told again.',
  },
} as const;
