export const customers = {
  none: 'Nobody by that name', lead: 'The people of your shop: whom your shop software told of, and whom you brought in by a list.', empty: 'Nobody here yet', emptyText: 'Customers come with what your shop software reports, or from a list that you bring in.',
  inErp: 'In your shop software', diary: 'What happened', quiet: 'Nothing yet', showMessage: 'Show the message', noAddress: 'No address', number: 'Customer {{number}}',
  consent: { unknown: 'Said nothing about marketing', yes: 'Wants marketing, said on {{at}}', no: 'Wants no marketing, said on {{at}}' },
  closed: { all: 'Closed for everything.', marketing: 'Closed for marketing.' },
  windowOpen: 'Free text reaches them until {{until}}',
  privacy: { copy: 'A copy of everything', erase: 'Erase', title: 'Erase {{name}}?', text: 'Everything about this person goes: messages, diary, addresses. Only the wish not to be written to stays, as a fingerprint. This cannot be undone.', erased: 'Erased. Nothing about them is kept.' },
  events: {
    customer_created: 'Your shop software told of them for the first time.', customer_updated: 'Their details changed.', customer_deleted: 'Your shop software deleted them.', customer_birthday: 'It was their birthday.', customer_anniversary: 'An anniversary as a customer.', customer_inactive: 'They had not come for a while.',
    customer_loyalty_tier_changed: 'Their loyalty tier changed.', lead_stage_changed: 'Their enquiry moved on.', ticket_resolved: 'Their request was resolved.', sale_completed: 'They bought something.', appointment_scheduled: 'Appointment made.', appointment_rescheduled: 'Appointment moved.',
    appointment_completed: 'They were here.', appointment_cancelled: 'Appointment cancelled.', booking_confirmed: 'Booking confirmed.', booking_rescheduled: 'Booking moved.', booking_cancelled: 'Booking cancelled.',
  },
  diaryLines: {
    messageOnly: '{{channel}}, {{status}}.', waitsUntil: 'waits until {{at}}', anAutomation: 'An automation',
    event: 'Your shop software told: {{type}}.', forTime: 'For {{at}}.', notMatched: '“{{name}}” did not start.', reply: 'Wrote by {{channel}}: “{{text}}”', message: '{{channel}}, {{status}}: “{{what}}”.',
    execution: { pending: '“{{name}}” waits for its time.', pendingUntil: '“{{name}}” waits until {{at}}.', sent: '“{{name}}” sent its message.', failed: '“{{name}}” failed.', skipped: '“{{name}}” sent nothing.', cancelled: '“{{name}}” was called off.' },
    consent: {
      person: { agreed: 'Said yes to marketing by {{channel}}.', refused: 'Said no to marketing by {{channel}}.', withdrawn: 'Took back what they said about {{channel}}.' },
      file: { agreed: 'The list that was brought in says: yes to marketing by {{channel}}.', refused: 'The list that was brought in says: no to marketing by {{channel}}.', withdrawn: 'The list that was brought in took back what it said about {{channel}}.' },
      erp: { agreed: 'Your shop software says: yes to marketing by {{channel}}.', refused: 'Your shop software says: no to marketing by {{channel}}.', withdrawn: 'Your shop software took back what it said about {{channel}}.' },
    },
    closed: { all: '{{channel}} is closed for everything.', marketing: '{{channel}} is closed for marketing.', opened: '{{channel}} is open again.' },
  },
} as const;
