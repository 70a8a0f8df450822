export const settings = {
  sections: { channels: 'Channels', shop: 'Your shop', import: 'Customer list', policy: 'Rules', people: 'People', keys: 'API keys', hooks: 'Webhooks', events: 'What your shop software reported' },
  software: 'Your shop software', eventsShort: 'What it reported',
  leads: {
    channels: 'Who delivers your messages, and whether it works.', shop: 'Name, colours and legal details.', policy: 'When, how often and with whose consent you write to people.',
    import: 'Bring in the customers you already have.',
    people: 'Who has access, and what they can do.', keys: 'Keys for your shop software and other systems.',
    hooks: 'Notify your own systems of what happens here.',
    events: 'What arrived, and what needs your attention.',
  },
  color: { pick: 'Pick a colour from the screen', saturation: 'Saturation and brightness', hue: 'Hue' },
  secret: { replace: 'Replace', keep: 'Keep the stored one' },
  channels: {
    change: 'Change', preset: 'Your mail is with', presetText: 'Fills in server, port and encryption.', presetOther: 'Another mail server', enabled: 'In use', provider: 'Delivered by', sandbox: 'Nobody yet: on trial', sandboxText: 'Everything is simulated and nothing leaves. Choose who delivers your messages when you are ready.',
    inboundHint: 'Where replies and bounces arrive: hand this address to whoever takes in your mail, if they can pass it on.', callbacks: 'Your provider reports delivery to these addresses. Copy them into its settings.', more: 'More settings', moreMail: 'More: signature, bounces, incoming mail', unreachable: '{{url}} cannot be reached from the internet', webhookUrl: 'Address for delivery reports', inboundUrl: 'Address for replies',
  },
  account: {
    untried: 'Saved, not tried yet.', works: 'Tried on {{at}}: it works.', distrusted: 'Tried on {{at}}: it works, but some mail programs will not trust your emails.', fails: 'Tried on {{at}}: it failed at “{{step}}”.', sent: 'Not tried yet, but it works: the last message left on {{at}}.',
  },
  verify: { marks: { ok: 'Done', advice: 'Advised', skipped: 'Left out', failed: 'Not yet' }, open: 'Try it', works: 'It works.', distrusted: 'It works. Some mail programs will not trust your emails until the marked points are done.', fails: 'Not yet. The step in red says what to do.',
    steps: {
      settings: 'Everything is filled in', name: 'The server is known', address: 'It may be reached from here', connect: 'It answers', greeting: 'It greets as a mail server', tls: 'The connection is encrypted', authentication: 'User name and password', sender: 'The sender', spf: 'Your domain names this server (SPF)', dkim: 'Mails are signed (DKIM)', dmarc: 'Your domain says what to do with forgeries (DMARC)',
      'callback-address': 'The provider can reach this platform', account: 'The account', key: 'The key', 'webhook-secret': 'The secret of its reports', 'signing-key': 'The key of its reports', number: 'The number', 'business-account': 'The business account', templates: 'Approved templates', subscription: 'Reports are switched on', 'app-secret': 'The app secret', 'verify-token': 'The verify token', alerts: 'Who is told if your mail breaks',
    },
  },
  hold: { heldTitle: 'Sending is stopped', heldText: 'Nothing leaves by any channel. Waiting messages are kept until you resume.', title: 'Stop everything', text: 'Sending stops within a second. Waiting messages stay until you resume.', stop: 'Stop sending', release: 'Resume sending', releaseTitle: 'Resume sending?', releaseText: 'Everything that has been waiting leaves right away, unless its time has passed.', held: 'Sending has stopped. Waiting messages are kept.', released: 'Sending has resumed.' },
  doctor: {
    open: 'Reports do not arrive?', title: 'Why reports do not arrive', refusedAt: 'The last one was refused {{at}}', expected: 'The address your provider must call', paste: 'Look at one from your provider’s log', url: 'Address it called', headers: 'Headers, one per line', body: 'Body, exactly as it was sent', ask: 'Look at it',
  },
  shop: {
    name: 'Name of the shop', timeZone: 'Time zone', locale: 'Language for customers', country: 'Country', brand_color: 'Colour', brand_logo: 'Logo', legal_name: 'Legal name', legal_taxId: 'Tax number', legal_address: 'Address',
    legal_privacyUrl: 'Privacy page', alertEmail: 'Warnings go to', customerUrl: 'Link to a customer',
    computer: 'This device says: {{said}}. Until you choose, times are in UTC.', computerLanguage: 'This device is set to {{language}}. Until you choose, customers get messages in another language.', takeComputer: 'Use that',
    groups: { profile: 'Who you are', brand: 'How you look', legal: 'Legal details', contact: 'Contact and links' },
    help: { country: 'Phone numbers without a prefix are read as numbers of this country.', alertEmail: 'When something stops and needs attention.', customerUrl: 'An address with {customerId}: customers’ names link there.', brand_logo: 'Shown at the top of your emails. Choose a picture, or enter the address of one.', legal_address: 'Shown at the end of every marketing email.' },
  },
  policy: {
    consentTitle: 'Who may get marketing', marketingConsent: 'Marketing goes to', consent: { required: 'Only people who said yes', existingCustomers: 'People who said yes, and customers who bought and never said no' },
    consentHelp: 'Ask your adviser what applies to you. Anybody who opts out gets no more marketing.',
    confirmAbove: 'Ask for confirmation above this many people', confirmAboveHelp: 'Larger campaigns start only when somebody confirms the number.',
    whenTitle: 'Quiet times', quiet: 'Nothing at night', quietHelp: 'Messages due at night wait until morning, in the customer’s own time zone.', from: 'From', to: 'Until', days: 'Nights that begin on', quietAll: 'Also reminders and confirmations',
    cap: 'Not too often', capHelp: 'Marketing above the limit is left out. Reminders and confirmations never count.', capMax: 'At most', capDays: 'within this many days',
    visitsTitle: 'Visits', confirmation: 'Confirm a booking at once', reminder: 'Remind of a visit', hoursBefore: 'Hours before', bestChannel: 'The first that is connected', lateBooking: 'Booked after that moment', late: { skip: 'No reminder', send: 'Remind at once' },
    pricesTitle: 'Prices', pricesHelp: 'What one message costs you; for SMS, one part. Used for estimates only.', currency: 'Currency',
  },
  people: {
    invite: 'Invite somebody', mailIt: 'Write the mail', mailSubject: 'Your access to our messages', mailBody: 'Hello {{name}},\n\nopen this link, choose a password, and you are in. It works once:\n\n{{link}}\n', linkTitle: 'Sign-in link for {{name}}', linkText: 'Send it yourself. It works once, until {{until}}, and is not shown again.', link: 'Link', never: 'Never signed in', seen: 'Last here {{at}}', invited: 'Invited',
    removed: '{{name}} no longer has access.', roleOf: 'Role of {{name}}', actions: 'More for {{name}}', newLink: 'Make a new link', removeTitle: 'Remove {{name}}?', removeText: 'They are signed out right away. What they wrote stays.',
    name: 'Name', email: 'Email', role: 'Role', makeLink: 'Make the link',
    roles: { owner: 'Everything, including accounts, people and keys.', manager: 'Everything except settings.', reception: 'Sees messages and replies to them.' },
  },
  keys: {
    made: 'The key “{{name}}” has been created', once: 'Copy it now: it is shown only once.', key: 'Key', make: 'Make a key', none: 'No keys yet', noneText: 'Your shop software needs one to report what happens to customers.',
    createdAt: 'Created {{at}}', unused: 'never used', used: 'last used {{at}}', removeTitle: 'Delete the key “{{name}}”?', removeText: 'Whatever uses it stops working right away.',
    name: 'Name', nameHint: 'Who uses it, e.g. the till', may: 'It may',
  },
  told: {
    parked: 'Needs attention', handled: 'Processed', ignored: 'Given up', none: { parked: 'Nothing needs your attention', handled: 'Your shop software has reported nothing yet', ignored: 'Nothing was given up' },
    replay: 'Try again', replayed: 'It is processed again.', drop: 'Give it up', dropWord: 'give up', dropTitle: 'Give this event up?', dropText: 'Nothing will happen because of it. It stays in the list.',
  },
} as const;

/** The thirteen permissions, as deeds. */
export const permissions = {
  view_message: 'See messages and customers', send_message: 'Send messages', view_template: 'See templates', add_template: 'Write templates', change_template: 'Change templates', delete_template: 'Delete templates',
  view_campaign: 'See campaigns', add_campaign: 'Plan campaigns', view_automation: 'See automations', add_automation: 'Make automations', change_automation: 'Change automations', delete_automation: 'Delete automations', manage_settings: 'Change the settings',
} as const;
