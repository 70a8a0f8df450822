/** Templates that live at Meta. */
export const vendorTemplates = {
  title: 'Templates at Meta', none: 'Meta has none yet. Write them there (WhatsApp Manager, Message templates); they appear here within a quarter of an hour.', read: 'Read {{at}}', again: 'Ask Meta again', wrong: 'Meta did not answer: {{why}}',
  states: { APPROVED: 'Approved', PENDING: 'Under review', IN_APPEAL: 'Under review', REJECTED: 'Refused', PAUSED: 'Paused by Meta', DISABLED: 'Switched off by Meta', DELETED: 'Deleted', PENDING_DELETION: 'Being deleted', ARCHIVED: 'Archived at Meta', LIMIT_EXCEEDED: 'Too many templates' },
  marketing: 'Counts as marketing', unreadable: 'Has parts that cannot be filled from here.',
  standings: { none: 'Not at Meta', unlisted: 'Not in Meta’s list' }, cannotNow: 'It would not be sent now: choose one that Meta has approved.',
  why: { none: 'No template at Meta stands in for it: it reaches only who wrote within 24 hours.', waiting: 'Meta has not decided about it yet.', refused: 'Meta does not let it be sent.' },
  use: 'When nobody wrote within 24 hours', useHint: 'WhatsApp then takes only a template that Meta approved. Choose which, and what fills it.', nothing: 'None: the message is left out', value: 'Value for {{place}}', optOut: 'It carries Meta’s own button to opt out', refused: 'Meta does not let this one be sent now. Messages that need it are left out.',
} as const;
