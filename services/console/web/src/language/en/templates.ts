export const templates = {
  lead: 'Your messages, ready to use.',
  new: 'New template', searchHint: 'Name', anyCategory: 'Any kind', category: 'Kind', builtIn: 'Built in', off: 'Off',
  name: 'Name', nameHint: 'For you and your colleagues; customers never see it.', active: 'May be used', subject: 'Subject', body: 'Text', insert: 'Insert',
  wordsFor: 'Words for', ownWords: 'Own words for {{channel}}', addLanguage: 'Add a language', removeLanguage: 'Remove this language', removeLanguageTitle: 'Remove {{language}} from this template?', removeLanguageText: 'Its text is removed from your draft. The saved version keeps it until you save.',
  advanced: 'Advanced', format: 'Written as',
  formats: { text: 'Plain text', simple: 'Blocks in your shop’s design', html: 'HTML', mjml: 'MJML' },
  formatHints: {
    text: 'Words and line breaks; addresses become links.', simple: 'Paragraphs, pictures and buttons; colours and logo come from the settings.',
    html: 'Your own HTML, sent as it is.', mjml: 'MJML becomes HTML that every mail program shows well.',
  },
  tabs: { words: 'Words', versions: 'Versions' }, version: 'Version {{count}}', saved: 'Saved as version {{count}}.', created: 'Template created.', create: 'Create template', copyOf: 'Copy of {{name}}',
  duplicate: 'Make a copy', deleted: 'Template deleted.', resetTo: 'Reset to default', resetTitle: 'Reset “{{name}}” to how it came?', resetText: 'Your changes are lost; earlier versions can still be read.', resetDone: 'It has been reset.', deleteTitle: 'Delete “{{name}}”?', leave: 'Leave without saving? What you wrote is lost.',
  channelHints: { whatsapp: 'For replies, and for texts that Meta has approved.', sms: 'Short, and read within minutes.', email: 'Long, with pictures and buttons.', all: 'One text for whichever channel a customer has.' },
  areas: { customer: 'The customer', event: 'What happened', hub: 'Your shop', link: 'Links' },
  tags: { date: '{{name}}: day', time: '{{name}}: time', otherwise: '{{name}}, or “{{otherwise}}”', if: 'only if known: {{name}}', unless: 'only if not known: {{name}}', each: 'for each: {{name}}', else: 'otherwise', end: 'up to here' },
  variables: {
    customer: { firstName: 'First name', lastName: 'Last name', email: 'Email', phone: 'Phone', birthday: 'Birthday', customerSince: 'Customer since', loyaltyTier: 'Loyalty tier', totalSpent: 'Spent in total', lastVisitAt: 'Last visit' },
    event: {
      startsAt: 'Visit', endsAt: 'End of the visit', service: 'Service', staff: 'With whom', location: 'Where', total: 'Total', receiptUrl: 'Link to the receipt', years: 'Years', inactiveDays: 'Days without a visit',
      toTier: 'New tier', fromTier: 'Former tier', toStage: 'New stage', fromStage: 'Former stage', subject: 'Subject of the ticket', resolution: 'Solution',
    },
    hub: { name: 'Name of the shop', legal_name: 'Legal name', legal_address: 'Address', legal_privacyUrl: 'Privacy page' },
    unsubscribeUrl: 'Link to opt out',
  },
  blocks: {
    heading: 'Heading', text: 'Paragraph', image: 'Picture', button: 'Button', add: { heading: 'Heading', text: 'Paragraph', image: 'Picture', button: 'Button' }, up: 'Move up: {{name}}', down: 'Move down: {{name}}', remove: 'Remove: {{name}}',
    marks: { bold: 'Bold (Ctrl+B)', slanted: 'Italic (Ctrl+I)', link: 'Link (Ctrl+K)' },
    address: 'Address of the picture', alt: 'What it shows', altHint: 'Read out to people who cannot see it, and shown where pictures are off.', label: 'Words on it', leadsTo: 'Links to', uploadImage: 'Choose a picture', uploadHint: 'PNG, JPEG or GIF. It is stored here, and anybody who has the email can see it.',
    unfinished: { image: 'It is not in the email yet: choose a picture or enter its address.', button: 'It is not in the email yet: it needs words and a link.' },
  },
  unknown: {
    title_one: 'One placeholder is not a known value', title_other: '{{count}} placeholders are not known values',
    text: '“{{name}}” is not among the values under “Insert”.', use: 'Use {{name}}',
    hint: 'Only a message sent through the API can fill it in; any other message is not sent.',
  },
  preview: {
    title: 'Preview', as: 'Show as', customer: 'Show for a real customer', nothing: 'Write something to see how it looks.', light: 'Light', dark: 'Dark', narrow: 'Narrow', noSubject: 'No subject yet',
    wayOut: 'The last line is added when it is sent, because the text does not say how to opt out.',
    wayOutInWindow: 'The last line is added when it is sent, because the text does not say how to opt out. People who have not written in the last 24 hours get Meta’s template instead, unchanged.',
    notes: 'Worth a look', missing: '{{name}} has no value here. Without it the message is not sent.',
  },
  sms: {
    parts_one: '{{count}} part', parts_other: '{{count}} parts', characters_one: '{{count, number}} character', characters_other: '{{count, number}} characters', dear: 'This character makes the whole message cost more',
    title_one: '{{chars}} costs extra', title_other: '{{chars}} cost extra', cheaper: '{{now}} parts with it, {{then}} without.', noDearer: 'It halves how much fits into one part.', replace: 'Replace {{pairs}}',
  },
  test: { open: 'Test', title: 'Send yourself a test', text: 'The saved version goes to one address, filled in for the customer in the preview. It does not count in statistics.', sent: 'The test is on its way.' },
} as const;
