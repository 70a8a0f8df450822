export const campaigns = {
  lead: 'One message to many people.', new: 'New campaign', newLead: 'Nothing is sent before you say so at the end.', none: 'No campaigns yet', noneText: 'Tell your customers about an offer, a holiday, a new colleague. You see beforehand who gets it.', name: 'Name',
  deleteTitle: 'Delete the draft “{{name}}”?', editTemplate: 'Change the template', frozen: 'The words are frozen when it starts: a later change of the template does not touch it.',
  statuses: { draft: 'Draft', scheduled: 'Scheduled', sending: 'On its way', paused: 'Paused', completed: 'Done', cancelled: 'Called off' },
  stepOf: 'Step {{step}} of {{all}}', steps: { audience: 'Audience', content: 'Content', time: 'Time', review: 'Review' },
  parts: { read: 'read', delivered: 'delivered', sent: 'sent', failed: 'failed', unknown: 'unclear', skipped: 'left out', cancelled: 'called off', open: 'still to go' },
  audience: {
    who: 'Who gets it?', all: 'Everybody', filter: 'Some, by conditions', named_one: '{{count, number}} chosen person', named_other: '{{count, number}} chosen people', addCondition: 'Add a condition to see how many that is.',
    reached_one: '{{count, number}} person will get it', reached_other: '{{count, number}} people will get it', sample: 'For example {{names}}', missing: 'The text needs a value that is missing: {{names}}', missingText: 'Nobody gets a text with a hole. Correct the name in the template, or give it a text for when the value is missing; if only some customers lack it, fill it in for them.', leftOut_one: '{{count, number}} is left out', leftOut_other: '{{count, number}} are left out',
  },
  time: { when: 'When does it go out?', now: 'As soon as I start it', later: 'At a certain time', needed: 'Choose a day and an hour.', at: 'Date and time', whose: 'On whose clock?', hub: 'On ours ({{zone}})', recipient: 'On each customer’s own' },
  review: {
    by: { whatsapp: 'by WhatsApp', sms: 'by SMS', email: 'by email' }, sentence: '{{people}}, {{channel}}, {{when}}{{cost}}{{excluded}}.', leftOut_one: '; {{count, number}} left out', leftOut_other: '; {{count, number}} left out', confirmText: 'That is so many that your rules want the number typed. What has left cannot be taken back.', now: 'at once', today: 'today {{at}}', theirTime: '{{at}} on each customer’s own clock', cost: ', about {{cost}}',
    lasting: 'What has left cannot be taken back.', send_one: 'Send to {{count, number}} person', send_other: 'Send to {{count, number}} people', schedule_one: 'Schedule for {{count, number}} person', schedule_other: 'Schedule for {{count, number}} people',
  },
  run: {
    pausedByPlatform: 'The platform paused it', scheduled: 'Goes out {{at}}.', completed: 'Done {{at}}: {{outcome}}.', cancelled_one: 'Called off; {{count, number}} was sent before.', cancelled_other: 'Called off; {{count, number}} were sent before.',
    paused_one: 'Paused; {{count, number}} waits.', paused_other: 'Paused; {{count, number}} wait.', progress_one: '{{percent}} done, {{count, number}} still to go.', progress_other: '{{percent}} done, {{count, number}} still to go.', eta: 'Done at about {{at}}.',
    outcome: {
      delivered_one: '{{count, number}} of {{all, number}} arrived', delivered_other: '{{count, number}} of {{all, number}} arrived', accepted_one: '{{count, number}} of {{all, number}} went out', accepted_other: '{{count, number}} of {{all, number}} went out', unconfirmed_one: '{{count, number}} not confirmed yet', unconfirmed_other: '{{count, number}} not confirmed yet', failed_one: '{{count, number}} failed', failed_other: '{{count, number}} failed',
      unknown_one: '{{count, number}} unclear', unknown_other: '{{count, number}} unclear', skipped_one: '{{count, number}} left out', skipped_other: '{{count, number}} left out', cancelled_one: '{{count, number}} called off', cancelled_other: '{{count, number}} called off', open_one: '{{count, number}} still to go', open_other: '{{count, number}} still to go',
    },
    recipients: 'Recipients', analytics: 'How it went', nobody: 'Nobody here', ahead: 'Chosen when it goes out', aheadText: 'Everybody who fits at that hour gets it, also those who come until then.', pause: 'Pause', resume: 'Go on', cancel: 'Call off',
    cancelTitle: 'Call the campaign off?', cancelText_one: '{{count, number}} message that has not left will not be sent. What has left cannot be taken back.', cancelText_other: '{{count, number}} messages that have not left will not be sent. What has left cannot be taken back.',
    retryFailed_one: 'Try {{count, number}} failed again', retryFailed_other: 'Try {{count, number}} failed again', retryUnknown_one: 'Send {{count, number}} unclear again', retryUnknown_other: 'Send {{count, number}} unclear again',
    confirmScheduleTitle_one: 'Schedule for {{count, number}} person?', confirmScheduleTitle_other: 'Schedule for {{count, number}} people?', confirmTitle_one: 'Send to {{count, number}} person?', confirmTitle_other: 'Send to {{count, number}} people?', confirmText: 'That is more than your rules let pass without asking. Those whose first message is unclear could get it twice.', confirmAction_one: 'Send to {{count, number}}', confirmAction_other: 'Send to {{count, number}}',
  },
  analytics: {
    funnel: 'From all to read', overTime: 'Over time', notSent: 'Who got nothing, and why', revenue: 'What they bought', tooEarly: 'Too early to draw.', everybody: 'Everybody got it.', steps: { recipients: 'recipients', accepted: 'taken by the provider', delivered: 'delivered', read: 'read' },
    sales_one: '{{count, number}} purchase within {{days}} days: {{amount}}.', sales_other: '{{count, number}} purchases within {{days}} days: {{amount}}.',
  },
} as const;
