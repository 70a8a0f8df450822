/** Outgoing hooks: what the shop's own systems are told. */
export const hooks = {
  make: 'Add an address', none: 'No webhooks yet', noneText: 'Add the address of one of your systems: it is notified of what happens to messages, of replies and of opt-outs.',
  made: 'The secret of {{url}}', once: 'Your system uses it to check that a call comes from here. Copy it now: it is shown only once.', secret: 'Secret',
  change: 'Change the address', url: 'Address', urlHint: 'https://… of the system to notify', description: 'What it is for', events: 'It hears of', needsEvent: 'Choose at least one.',
  names: {
    'message.*': 'Every change of every message', 'message.queued': 'Accepted', 'message.sent': 'Sent', 'message.delivered': 'Arrived', 'message.read': 'Opened', 'message.failed': 'Failed', 'message.skipped': 'Not sent', 'message.cancelled': 'Taken back', 'message.unknown': 'Unclear whether it left',
    'message.received': 'Replies of customers', 'messages.progressed': 'Progress of campaigns, bundled', 'consent.changed': 'Somebody agrees or opts out', 'campaign.completed': 'A campaign is done', 'channel.broken': 'A channel stopped', 'channel.restored': 'A channel works again',
  },
  states: { active: 'Works', failing: 'Does not answer', disabled: 'Off', untold: 'Nothing delivered yet' }, failingSince: 'No answer since {{at}}. Every delivery is retried for three days.', lastSuccess: 'Last delivered {{at}}',
  active: 'In use', test: 'Try it', answered: 'It answered {{status}} after {{ms}} ms.', actions: 'More for {{url}}',
  removeTitle: 'Stop notifying {{url}}?', removeText: 'It will not be notified of anything any more.',
  history: 'Deliveries', deliveries: {
    any: 'All', pending: 'Waiting', delivered: 'Delivered', failed: 'Given up', none: 'Nothing here', attempts_one: '{{count}} try', attempts_other: '{{count}} tries', next: 'next {{at}}', replay: 'Send again', replayed: 'It is sent again.',
  },
} as const;
