export const settings = {
  sections: { channels: 'Channels', shop: 'Your shop', import: 'Customer list', policy: 'Rules', people: 'People', keys: 'API keys', hooks: 'Webhooks', events: 'What your shop software reported' },
  software: 'Your shop software', eventsShort: 'What it reported',
  leads: {
    channels: 'Who carries your messages, and whether it works.', shop: 'Name, colours and what the law wants to see.', policy: 'When, how often and on whose word you write to people.',
    import: 'Bring in the customers you already have.',
    people: 'Who may come in, and what they may do.', keys: 'So that your shop software and other machines can talk to the platform.',
    hooks: 'So that your own systems hear what happens here.',
    events: 'What arrived, and what of it needs a person.',
  },
  color: { pick: 'Pick a colour from the screen', saturation: 'Saturation and brightness', hue: 'Hue' },
  secret: { replace: 'Replace', keep: 'Keep the stored one' },
  channels: {
    preset: 'Your mail is with', presetText: 'Fills in server, port and encryption.', presetOther: 'Another mail server', enabled: 'In use', provider: 'Carried by', sandbox: 'Nobody yet: on trial', sandboxText: 'Everything is played through, nothing leaves. Choose who carries your messages when you are ready.',
    callbacks: 'Your provider reports here what became of messages. Copy these to its pages.', more: 'More settings', moreMail: 'More: signature, bounces, incoming mail', unreachable: 'Nobody outside reaches {{url}}', webhookUrl: 'Address for delivery reports', inboundUrl: 'Address for replies',
  },
  account: {
    untried: 'Saved, not tried yet.', works: 'Tried on {{at}}: it works.', distrusted: 'Tried on {{at}}: it works, but some mail programs will distrust your mails.', fails: 'Tried on {{at}}: it failed at “{{step}}”.', sent: 'Not tried yet, but it works: the last message left on {{at}}.',
  },
  verify: { marks: { ok: 'Done', advice: 'Advised', skipped: 'Left out', failed: 'Not yet' }, open: 'Try it', works: 'It works.', distrusted: 'It works. Some mail programs will distrust your mails until the marked points are done.', fails: 'Not yet. The step above says what to do.',
    steps: {
      settings: 'Everything is filled in', name: 'The server is known', address: 'It may be reached from here', connect: 'It answers', greeting: 'It greets as a mail server', tls: 'The connection is encrypted', authentication: 'User name and password', sender: 'The sender', spf: 'Your domain names this server (SPF)', dkim: 'Mails are signed (DKIM)', dmarc: 'Your domain says what to do with forgeries (DMARC)',
      'callback-address': 'The provider can reach this platform', account: 'The account', key: 'The key', 'webhook-secret': 'The secret of its reports', 'signing-key': 'The key of its reports', number: 'The number', 'business-account': 'The business account', templates: 'Approved templates', subscription: 'Reports are switched on', 'app-secret': 'The app secret', 'verify-token': 'The verify token', alerts: 'Who is told if your mail breaks',
    },
  },
  hold: { title: 'Stop everything', text: 'Nothing more leaves within a second. What waits goes on waiting until you let it go.', stop: 'Stop sending', release: 'Go on sending', releaseTitle: 'Let messages leave again?', releaseText: 'Everything that has waited meanwhile leaves at once, unless its time has passed.', held: 'Nothing leaves any more. Waiting messages are kept.', released: 'Messages leave again.' },
  doctor: {
    open: 'Reports do not arrive?', title: 'Why reports do not arrive', refusedAt: 'The last one was refused {{at}}', expected: 'The address your provider must call', paste: 'Look at one from your provider’s log', url: 'Address it called', headers: 'Headers, one a line', body: 'Body, exactly as it was sent', ask: 'Look at it',
  },
  shop: {
    name: 'Name of the shop', timeZone: 'Time zone', locale: 'Language for customers', country: 'Country', brand_color: 'Colour', brand_logo: 'Logo', legal_name: 'Legal name', legal_taxId: 'Tax number', legal_address: 'Address',
    legal_privacyUrl: 'Privacy page', alertEmail: 'Warnings go to', customerUrl: 'A customer in your shop software',
    computer: 'This computer says: {{zone}}, {{language}}. Until you choose, times are in UTC.', computerLanguage: 'This computer speaks {{language}}. Until you choose, customers are written to in another language.', takeComputer: 'Use that',
    groups: { profile: 'Who you are', brand: 'How you look', legal: 'What the law wants to see', contact: 'Contact and links' },
    help: { alertEmail: 'When something stops and needs a person.', customerUrl: 'An address with {customerId} in it: names then lead there.', brand_logo: 'Stands at the head of your mails. Choose a picture, or give the address of one.', legal_address: 'Stands at the end of every marketing mail.' },
  },
  policy: {
    consentTitle: 'Who may get marketing', marketingConsent: 'Marketing goes to', consent: { required: 'Only people who said yes', existingCustomers: 'People who said yes, and customers who bought and never said no' },
    consentHelp: 'Ask your adviser what applies to you. Whoever opts out is never written to again.',
    confirmAbove: 'Ask again above so many people', confirmAboveHelp: 'Larger campaigns start only when somebody confirms the number.',
    whenTitle: 'Quiet times', quiet: 'Nothing at night', quietHelp: 'What falls into it waits until morning, in the customer’s own time zone.', from: 'From', to: 'Until', days: 'Nights that begin on', quietAll: 'Also reminders and confirmations',
    cap: 'Not too often', capHelp: 'Marketing beyond it is left out. Reminders and confirmations never count.', capMax: 'At most', capDays: 'in so many days',
    visitsTitle: 'Visits', confirmation: 'Confirm a booking at once', reminder: 'Remind of a visit', hoursBefore: 'Hours before', bestChannel: 'The first that is connected', lateBooking: 'Booked after that moment', late: { skip: 'No reminder', send: 'Remind at once' },
    pricesTitle: 'Prices', pricesHelp: 'What one message costs you; by SMS one part. Only estimates use it.', currency: 'Currency',
  },
  people: {
    invite: 'Invite somebody', mailIt: 'Write the mail', mailSubject: 'Your way into our messages', mailBody: 'Hello {{name}},\n\nopen this link, choose a password, and you are in. It works once:\n\n{{link}}\n', linkTitle: 'The way in for {{name}}', linkText: 'Send it yourself. It works once, until {{until}}, and is not shown again.', link: 'Link', never: 'Was never here', seen: 'Last here {{at}}', invited: 'Invited',
    removed: '{{name}} cannot come in any more.', roleOf: 'Role of {{name}}', actions: 'More for {{name}}', newLink: 'Make a new link', removeTitle: 'Remove {{name}}?', removeText: 'They are signed out at once. What they wrote stays.',
    name: 'Name', email: 'Email', role: 'Role', makeLink: 'Make the link',
    roles: { owner: 'Everything, with accounts, people and keys.', manager: 'Everything but the settings.', reception: 'Sees messages and answers.' },
  },
  keys: {
    made: 'The key “{{name}}” is made', once: 'Copy it now: it is shown only this once.', key: 'Key', make: 'Make a key', none: 'No keys yet', noneText: 'Your shop software needs one to report what happens to customers.',
    permissions_one: '{{count}} permission', permissions_other: '{{count}} permissions', unused: 'Never used', used: 'Last used {{at}}', removeTitle: 'Delete the key “{{name}}”?', removeText: 'Whatever uses it stops working at once.',
    name: 'Name', nameHint: 'Who uses it, e.g. the till', may: 'It may',
  },
  told: {
    parked: 'Needs a person', handled: 'Taken on', ignored: 'Given up', none: { parked: 'Nothing waits for you', handled: 'Your shop software has reported nothing yet', ignored: 'Nothing was given up' },
    replay: 'Try again', replayed: 'It is handed on again.', drop: 'Give it up', dropWord: 'give up', dropTitle: 'Give this event up?', dropText: 'Nothing will come of it. It stays in the list.',
  },
} as const;

/** The thirteen permissions, as deeds. */
export const permissions = {
  view_message: 'See messages and customers', send_message: 'Send messages', view_template: 'See templates', add_template: 'Write templates', change_template: 'Change templates', delete_template: 'Delete templates',
  view_campaign: 'See campaigns', add_campaign: 'Plan campaigns', view_automation: 'See automations', add_automation: 'Make automations', change_automation: 'Change automations', delete_automation: 'Delete automations', manage_settings: 'Change the settings',
} as const;
