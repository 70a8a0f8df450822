export const templates = {
  lead: 'What the shop says, ready to be used.',
  new: 'New template', searchHint: 'Name', anyCategory: 'Any kind', category: 'Kind', builtIn: 'Built in', off: 'Off',
  name: 'Name', nameHint: 'For you and your colleagues; customers never see it.', active: 'May be used', subject: 'Subject', body: 'Text', insert: 'Insert',
  wordsFor: 'Words for', ownWords: 'Own words for {{channel}}', addLanguage: 'Add a language', removeLanguage: 'Remove this language', removeLanguageTitle: 'Remove {{language}} from this template?', removeLanguageText: 'Its words go from what you are writing. Until you save, the saved version keeps them.',
  advanced: 'Advanced', format: 'Written as',
  formats: { text: 'Plain text', simple: 'Blocks in the shop’s frame', html: 'HTML', mjml: 'MJML' },
  formatHints: {
    text: 'Words and line breaks; addresses become links.', simple: 'Paragraphs, pictures and buttons; colours and logo come from the settings.',
    html: 'Your own HTML, sent as it is.', mjml: 'MJML becomes HTML that every mail program shows well.',
  },
  tabs: { words: 'Words', versions: 'Versions' }, version: 'Version {{count}}', saved: 'Saved as version {{count}}.', created: 'The template is there.', create: 'Create template', copyOf: 'Copy of {{name}}',
  duplicate: 'Make a copy', deleted: 'The template is gone.', resetTo: 'As it was at first', resetTitle: 'Put “{{name}}” back to what it was at first?', resetText: 'What you changed in it is lost; earlier versions stay to be read.', resetDone: 'It is as it was at first.', deleteTitle: 'Delete “{{name}}”?', leave: 'Leave without saving? What you wrote is lost.',
  channelHints: { whatsapp: 'For answers, and for texts that Meta approved.', sms: 'Short, and read within minutes.', email: 'Long, with pictures and buttons.', all: 'One text for whatever channel a customer has.' },
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
    address: 'Address of the picture', alt: 'What it shows', altHint: 'Read out to who cannot see it, and shown where pictures are off.', label: 'Words on it', leadsTo: 'Leads to', uploadImage: 'Choose a picture', uploadHint: 'PNG, JPEG or GIF. It is kept here, and who has the mail may see it.',
  },
  unknown: {
    title_one: 'One thing in braces is no value that the shop knows', title_other: '{{count}} things in braces are no values that the shop knows',
    text: '“{{name}}” is none of the values under “Insert”.', use: 'Use {{name}}',
    hint: 'Only whoever sends through the API could fill it in; for everybody else the message is not sent.',
  },
  preview: {
    title: 'Preview', as: 'Show as', customer: 'Show for a real customer', nothing: 'Write something, and see here how it looks.', light: 'Light', dark: 'Dark', narrow: 'Narrow', noSubject: 'No subject yet',
    wayOut: 'The last line is added when it is sent, because the text does not say how to stop these messages.',
    wayOutInWindow: 'The last line is added when it is sent, because the text does not say how to stop these messages. Whoever has not written in the last 24 hours gets Meta’s template instead, as it stands there.',
    notes: 'Worth a look', missing: '{{name}} has no value here. Without it the message is not sent.',
  },
  sms: {
    parts_one: '{{count}} part', parts_other: '{{count}} parts', characters_one: '{{count, number}} character', characters_other: '{{count, number}} characters', dear: 'This character makes the whole message dearer',
    title_one: '{{chars}} costs extra', title_other: '{{chars}} cost extra', cheaper: '{{now}} parts because of it; without it {{then}}.', noDearer: 'It halves what fits into one part.', replace: 'Replace {{pairs}}',
  },
  test: { open: 'Test', title: 'Send yourself a test', text: 'The saved version goes to one address, with what the customer of the preview gets. It counts in no statistics.', sent: 'The test is on its way.' },
} as const;
