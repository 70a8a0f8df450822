/** Customers from a file. */
export const imports = {
  fileGone: 'The file is not here any more: it was chosen in another browser, or more than a day ago. Choose it again; nothing was taken from it.',
  sendsNothing: 'This sends nothing. It only makes your customers known here; nobody is written to because of it.',
  choose: 'A list of your customers', chooseText: 'Drop a CSV file here, as your old program or a spreadsheet writes it. You see what is in it before anything is kept.', pick: 'Choose a file', otherFile: 'Another file',
  workbook: 'This is a workbook. Open it in your spreadsheet program, save it as CSV (File, Save as, CSV UTF-8), and choose that file.',
  columns: 'What the columns hold', columnsText: 'Recognised by their names. Correct what is wrong; the rows below are the first of your file.', fullNameText: 'A full name is split: “Surname, Name” at its comma; otherwise the first word is the first name and the rest the last name.', headingLine: 'The headings stand in line {{line}}; what is above them is left out.', rows: 'First rows of the file', holds: 'What “{{column}}” holds', leaveOut: 'Leave it out', extra: 'Keep as an extra: {{name}}',
  fields: {
    id: 'Customer number', firstName: 'First name', lastName: 'Last name', fullName: 'Full name', email: 'Email', phone: 'Phone', whatsapp: 'WhatsApp number', locale: 'Language', timeZone: 'Time zone', country: 'Country', birthday: 'Birthday', customerSince: 'Customer since', tags: 'Tags', loyaltyTier: 'Loyalty tier', lastVisitAt: 'Last visit', spent: 'Total spent', currency: 'Currency of the total',
  },
  consentFields: { all: 'Marketing by all channels: yes or no', marketing: 'Marketing by {{channel}}: yes or no', at: 'When they said so ({{channel}})', source: 'Where they said so ({{channel}})' },
  findings: 'What can be used', usable_one: '{{count, number}} of {{all, number}} lines can be used', usable_other: '{{count, number}} of {{all, number}} lines can be used', allGood: 'Nothing needs repair.', line: 'Line {{line}}',
  problems: { noId: 'No column holds the customer number. Say above which one does: it is how your shop software and this list know each other’s customers.', twice: 'Two columns hold the same. Leave one of them out.' },
  repairs: {
    noId_one: '{{count, number}} line has no usable customer number and is not taken', noId_other: '{{count, number}} lines have no usable customer number and are not taken',
    unreadable_one: '{{count, number}} line cannot be read and is not taken', unreadable_other: '{{count, number}} lines cannot be read and are not taken',
    lostDigits_one: '{{count, number}} customer has a phone number that your spreadsheet destroyed (6,12E+08). Format the column as text, enter the number again, and save the file once more', lostDigits_other: '{{count, number}} customers have a phone number that your spreadsheet destroyed (6,12E+08). Format the column as text, enter the numbers again, and save the file once more',
    leftOut_one: '{{count, number}} customer has a date that cannot be read; they are kept without it. Write dates as 15/06/1978, 15-6-78 or 1978-06-15', leftOut_other: '{{count, number}} customers have a date that cannot be read; they are kept without it. Write dates as 15/06/1978, 15-6-78 or 1978-06-15',
    invalidAddress_one: '{{count, number}} customer has an address that cannot be right; they are kept, and not reached by it', invalidAddress_other: '{{count, number}} customers have an address that cannot be right; they are kept, and not reached by it',
    noAddress_one: '{{count, number}} customer has neither phone nor e-mail; they are kept, and cannot be written to', noAddress_other: '{{count, number}} customers have neither phone nor e-mail; they are kept, and cannot be written to',
  },
  consent: {
    question: 'May you send these people offers?', why: 'Asked once for the whole file. Reminders and confirmations go out either way.', channels: 'Offers by', source: 'Where did they agree?', sourceHint: 'For whoever asks later, e.g. form at the counter, 2024.',
    file: 'The file says it for each', fileText: 'A column holds their yes or no.', agreed: 'All of them agreed', agreedText: 'Whoever said no, here or in the file, stays out.', unasked: 'They were not asked, or I am not sure', unaskedText: 'Nothing is recorded. They get reminders and confirmations, and offers only if your rules allow it.',
  },
  answerFirst: 'Answer the question first.', take_one: 'Bring in {{count, number}} customer', take_other: 'Bring in {{count, number}} customers',
  stoodAside: 'The import stopped on its way', stoodAsideText: 'Something went wrong that nobody foresaw. What is left of the file is kept for 30 days: let it go on, and tell whoever looks after the platform if it stops again.', resume: 'Go on', running: 'Your customers are coming in', progress: 'How far the import is', counts: '{{done}} of {{all}} lines', completed: 'Your list has been read', outcome: '{{received, number}} lines read = {{accepted, number}} taken + {{rejected, number}} not taken. A customer who stands in several lines is one customer here.', failed: 'The file was not taken', failedText: 'Nothing of it was kept. Choose it again.',
  rejected_one: '{{count, number}} line was not taken', rejected_other: '{{count, number}} lines were not taken', rejectedText: 'Download them with the reason for each, put them right in your list, and bring it in again: nobody comes twice.', download: 'Download these lines', ignored: 'Left out: {{columns}}.', seeThem: 'See the customers', again: 'Bring in another file',
} as const;
