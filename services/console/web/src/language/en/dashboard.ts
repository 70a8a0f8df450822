export const dashboard = {
  hello: 'Hello, {{name}}', period: 'Period', days: '{{count}} days', happened: 'What happened', again: 'Numbers are messages: each time one is sent again, it counts as one more.', sent_one: 'message sent', sent_other: 'messages sent', delivered_one: '{{count, number}} arrived', delivered_other: '{{count, number}} arrived', arrivalUntold: 'Mail servers do not report delivery', failed_one: '{{count, number}} failed', failed_other: '{{count, number}} failed', skipped: '{{count, number}} not sent', waiting: '{{count, number}} waiting',
  trend_one: '{{count, number}} sent in {{days}} days', trend_other: '{{count, number}} sent in {{days}} days', eta: 'done at about {{at}}', noCampaigns: 'No campaign is being sent.', noAutomations: 'No automatic message is waiting.', pending: '{{count, number}} waiting',
  problems: {
    titles: { events: 'Your shop software sent something that cannot be used', unknown: 'Some messages may or may not have left', address: 'This platform cannot be reached from the internet', hook: 'One of your systems is no longer notified', campaign: 'A campaign is paused', channel: 'Sending stopped' },
    stopped: { whatsapp: 'WhatsApp stopped', sms: 'SMS stopped', email: 'Email stopped', all: 'Everything stopped' }, paused: '“{{name}}” is paused', since: 'Since {{since}}.', waiting_one: '{{count, number}} message is waiting.', waiting_other: '{{count, number}} messages are waiting.',
    unclear_one: '{{count, number}} message since {{from}}.', unclear_other: '{{count, number}} messages since {{from}}.',
    pausedMany_one: '{{count, number}} campaign is paused', pausedMany_other: '{{count, number}} campaigns are paused', pausedMore_one: 'and {{count, number}} more', pausedMore_other: 'and {{count, number}} more',
    why: { BOUNCES: 'too many messages bounced', CHANNEL_BROKEN: 'the provider refused the account', CONTENT_REFUSED: 'the provider refuses the text', SENDER_CHANGED: 'who sends has changed' },
    stoppedWith_one: 'This campaign stopped with it, and has to be resumed afterwards:', stoppedWith_other: 'These campaigns stopped with it, and have to be resumed afterwards:',
    parked_one: '{{count, number}} event from your shop software is waiting.', parked_other: '{{count, number}} events from your shop software are waiting.',
    tellOwner: 'Tell an owner: only they can put it right.', kept: 'Waiting messages are kept and leave once this is fixed.', go: { channel: 'Fix the channel', messages: 'See these messages', campaign: 'Open the campaign', hook: 'Fix the webhook', events: 'See these events', sending: 'Open settings' },
  },
} as const;

export const firstRun = {
  title: 'Your first hour', hide: 'Hide', done: '{{done}} of {{all}} done',
  untried: 'Test the channel that you set up: it has not sent anything yet',
  noZone: 'Choose your time zone: until then, times are in UTC',
  steps: { shop: 'Say who you are: name and time zone', channel: 'Connect a channel: email, SMS or WhatsApp', customers: 'Bring in your customers', automation: 'Switch on one more automation', message: 'Send a first message' },
} as const;

export const firstMinute = {
  title: 'See how it works', text: 'Send yourself a message on trial. Nothing leaves; you see what would happen.', button: 'Send it', subject: 'My first message', body: 'Hello! This is how a message from {{shop}} looks.', storyTitle: 'Your first message', after: 'Every message has a story like this. Connect a channel, and the next one really arrives.',
} as const;
