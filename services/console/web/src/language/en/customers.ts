export const customers = {
  none: 'Nobody found', bringIn: 'Bring in a list', lead: 'Everybody your shop knows: from your shop software and from lists you imported.', empty: 'No customers yet', emptyText: 'Customers come from your shop software, or from a list that you import.',
  inErp: 'In your shop software', diary: 'What happened', quiet: 'Nothing yet', showMessage: 'Show the message', noAddress: 'No address', invalid: '“{{address}}” cannot be right: no messages go there', order: 'Most recently added first', added: 'Added {{day}}', details: 'Details', moreDetails: 'Show all details', fewerDetails: 'Show fewer details', noAddressFor: 'No address for {{channel}}', number: 'Customer {{number}}',
  consent: { unknown: 'Has not been asked about marketing', yes: 'Agreed to marketing on {{at}}', no: 'Refused marketing on {{at}}' },
  closed: { all: 'Closed for everything.', marketing: 'Closed for marketing.' },
  windowOpen: 'You can write freely until {{until}}',
  privacy: { copy: 'A copy of everything', erase: 'Erase', title: 'Erase {{name}}?', text: 'Everything about this person is deleted: messages, diary, addresses. Only an opt-out stays, as a fingerprint. This cannot be undone.', erased: 'Erased. Nothing about them is kept.' },
  events: {
    customer_created: 'Your shop software reported them for the first time.', customer_updated: 'Their details changed.', customer_deleted: 'Your shop software deleted them.', customer_birthday: 'It was their birthday.', customer_anniversary: 'An anniversary as a customer.', customer_inactive: 'They had not come for a while.',
    customer_loyalty_tier_changed: 'Their loyalty tier changed.', lead_stage_changed: 'Their enquiry moved on.', ticket_resolved: 'Their request was resolved.', sale_completed: 'They bought something.', appointment_scheduled: 'Appointment made.', appointment_rescheduled: 'Appointment moved.',
    appointment_completed: 'They were here.', appointment_cancelled: 'Appointment cancelled.', booking_confirmed: 'Booking confirmed.', booking_rescheduled: 'Booking moved.', booking_cancelled: 'Booking cancelled.',
  },
  diaryLines: {
    messageOnly: '{{channel}}, {{status}}.', waitsUntil: 'waits until {{at}}', anAutomation: 'An automation',
    event: 'Your shop software reported: {{type}}.', forTime: 'For {{at}}.', notMatched: '“{{name}}” did not start.', reply: 'Wrote by {{channel}}: “{{text}}”', message: '{{channel}}, {{status}}: “{{what}}”.',
    execution: { pending: '“{{name}}” is waiting for its time.', pendingUntil: '“{{name}}” waits until {{at}}.', sent: '“{{name}}” sent its message.', sentAfterWait: '“{{name}}” waited until {{at}} and sent its message.', failed: '“{{name}}” failed.', skipped: '“{{name}}” sent nothing.', cancelled: '“{{name}}” was called off.' },
    consent: {
      person: { agreed: 'Said yes to marketing by {{channel}}.', refused: 'Said no to marketing by {{channel}}.', withdrawn: 'Withdrew their answer about {{channel}}.' },
      file: { agreed: 'The imported list says: yes to marketing by {{channel}}.', refused: 'The imported list says: no to marketing by {{channel}}.', withdrawn: 'The imported list withdrew its answer about {{channel}}.' },
      erp: { agreed: 'Your shop software says: yes to marketing by {{channel}}.', refused: 'Your shop software says: no to marketing by {{channel}}.', withdrawn: 'Your shop software withdrew its answer about {{channel}}.' },
    },
    closed: { all: '{{channel}} is closed for everything.', marketing: '{{channel}} is closed for marketing.', opened: '{{channel}} is open again.' },
  },
} as const;
