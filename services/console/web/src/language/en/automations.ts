export const automations = {
  lead: 'Messages your shop sends by itself.', new: 'New automation', newLead: 'It starts switched off; switch it on when it is ready.', own: 'Your own', recipes: 'Recipes', create: 'Create automation', chooseTemplate: 'Choose a template to see what the customer gets.',
  switch: 'On or off: {{name}}', on: 'On', off: 'Off', sentCount_one: '{{count, number}} sent', sentCount_other: '{{count, number}} sent',
  enabled: '“{{name}}” is on.', disabled: '“{{name}}” is off.', resetTo: 'Reset to default', resetTitle: 'Reset “{{name}}” to how it came?', resetText: 'Its delay, channel and text go back to the defaults. Whether it is on or off does not change.', resetDone: 'It has been reset.', deleteTitle: 'Delete “{{name}}”?', name: 'Name', trigger: 'Occasion', all: 'All', none: 'Nothing yet', noneText: 'Every customer it applies to appears here, with what happened and why.', callOff: 'Call off', callOffTitle: 'Call this message off?', callOffText: 'It would go out on {{at}}. Once called off, it stays off.', due: 'Due: {{at}}',
  tabs: { how: 'How it works', executions: 'History' }, steps: { when: 'When', wait: 'Wait', send: 'Send' },
  atOnce: 'Right away.', atStart: 'When it starts.', before: '{{length}} before it starts.', after: '{{length}} later.', afterStart: '{{length}} after it started.', atClock: 'At {{at}} on their clock.',
  wait: 'Wait', unit: 'Unit', units: { minutes_one: 'minute', minutes_other: 'minutes', hours_one: 'hour', hours_other: 'hours', days_one: 'day', days_other: 'days' }, direction: 'Before or after', directions: { before: 'before', after: 'after' }, clock: 'At a fixed time of day', anchors: { event: 'From when it happened', start: 'From when the visit starts' },
  onlySome: 'Only for some customers', again: 'The same customer again', reEntry: { every: 'every time it happens', once: 'only once, ever', days: 'at most once in' }, bestChannel: 'The first that reaches the customer',
  config: { inactiveDays: 'Days without a visit', toStage: 'Moved to stage', fromStage: 'Moved from stage', toTier: 'Reached tier', eventType: 'Event, e.g. custom.gift_card' },
  enable: {
    title: 'Switch on “{{name}}”?', text: 'It applies to what happens from now on; nobody is contacted about the past.', action: 'Switch on',
    waiting_one: '{{count, number}} customer already qualifies: {{who}}.', waiting_other: '{{count, number}} customers already qualify: {{who}}.',
    waitingMore_one: 'More than {{count, number}} customer already qualifies: {{who}}.', waitingMore_other: 'More than {{count, number}} customers already qualify: {{who}}.',
    others_one: '{{count, number}} more', others_other: '{{count, number}} more', later_zero: 'They would be contacted when their time comes.', later_one: '{{count, number}} would be contacted right away, the others when their time comes.', later_other: '{{count, number}} would be contacted right away, the others when their time comes.',
    skip: 'Only from now on', skipText: 'Nobody is contacted about the past.', send_one: 'Write to this customer too', send_other: 'Write to these {{count, number}} customers too',
    many_one: '{{count, number}} person would be contacted right away', many_other: '{{count, number}} people would be contacted right away', manyText: 'They already qualify. Write to them now?', manyAction_one: 'Write to {{count, number}} person', manyAction_other: 'Write to {{count, number}} people',
  },
  coming: {
    some_one: 'In the next {{days}} days it sends {{count, number}} message.', some_other: 'In the next {{days}} days it sends {{count, number}} messages.',
    more_one: 'In the next {{days}} days it sends more than {{count, number}} message.', more_other: 'In the next {{days}} days it sends more than {{count, number}} messages.',
    ifOn_one: 'Switched on, it would send {{count, number}} message in the next {{days}} days.', ifOn_other: 'Switched on, it would send {{count, number}} messages in the next {{days}} days.',
    nobody: 'Right now it has nothing to send in the next {{days}} days.', byEvents: 'Nobody is waiting for it. That changes as soon as something happens that triggers it.',
    andOthers: 'and {{count, number}} more', leftOut: 'Not sent, and why:',
  },
  statuses: { pending: 'Waiting', sent: 'Sent', failed: 'Failed', skipped: 'Not sent', cancelled: 'Called off' },
  triggers: {
    welcome: 'Welcome', birthday: 'Birthday', anniversary: 'Anniversary as a customer', post_sale: 'After a purchase', post_appointment: 'After a visit', inactivity: 'We miss you', loyalty_tier_change: 'New loyalty tier', lead_stage_change: 'Enquiry moved on',
    ticket_resolved: 'Request resolved', booking_confirmed: 'Booking confirmed', booking_reminder: 'Before a visit', custom: 'Something of your own',
  },
  when: {
    welcome: 'When your shop software reports a new customer. An imported list does not trigger it.', birthday: 'On a customer’s birthday.', anniversary: 'On the day somebody became a customer, every year.', post_sale: 'When a customer buys something.', post_appointment: 'When a visit is over.', inactivity: 'When a customer has not come for a while.',
    loyalty_tier_change: 'When a customer reaches another tier.', lead_stage_change: 'When an enquiry reaches another stage.', ticket_resolved: 'When a request is resolved.', booking_confirmed: 'When a visit is booked.', booking_reminder: 'When a booked visit comes closer.', custom: 'When your shop software reports something of its own.',
  },
} as const;
