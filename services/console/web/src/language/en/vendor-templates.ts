/** Templates that live at Meta. */
export const vendorTemplates = {
  title: 'Templates at Meta', none: 'There are none yet. Create them in WhatsApp Manager under Message templates; they appear here within 15 minutes.', read: 'Read {{at}}', again: 'Ask Meta again', wrong: 'Meta did not answer: {{why}}',
  states: { APPROVED: 'Approved', PENDING: 'Under review', IN_APPEAL: 'Under review', REJECTED: 'Refused', PAUSED: 'Paused by Meta', DISABLED: 'Switched off by Meta', DELETED: 'Deleted', PENDING_DELETION: 'Being deleted', ARCHIVED: 'Archived at Meta', LIMIT_EXCEEDED: 'Too many templates' },
  marketing: 'Counts as marketing', unreadable: 'Has parts that cannot be filled from here.',
  standings: { none: 'Not at Meta', unlisted: 'Not in Meta’s list' }, cannotNow: 'It would not be sent now: choose one that Meta has approved.',
  why: { none: 'It is not linked to a template at Meta, so it only reaches people who wrote within the last 24 hours.', waiting: 'Meta has not decided yet.', refused: 'Meta does not allow it to be sent.' },
  use: 'Outside the 24-hour window', useHint: 'When somebody has not written for 24 hours, WhatsApp only accepts a template that Meta has approved. Choose one, and what fills it.', nothing: 'None: the message is not sent', value: 'Value for {{place}}', optOut: 'It carries Meta’s own button to opt out', refused: 'Meta does not allow this one to be sent right now. Messages that need it are not sent.',
} as const;
