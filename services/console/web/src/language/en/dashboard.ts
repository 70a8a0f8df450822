export const dashboard = {
  hello: 'Hello, {{name}}', period: 'Period', days: '{{count}} days', happened: 'What happened', sent_one: 'message sent', sent_other: 'messages sent', delivered_one: '{{count, number}} arrived', delivered_other: '{{count, number}} arrived', arrivalUntold: 'Mail servers do not report what arrived', failed_one: '{{count, number}} failed', failed_other: '{{count, number}} failed', skipped: '{{count, number}} not sent', waiting: '{{count, number}} waiting',
  trend_one: '{{count, number}} sent in {{days}} days', trend_other: '{{count, number}} sent in {{days}} days', eta: 'done at about {{at}}', noCampaigns: 'Nothing is on its way.', noAutomations: 'No message waits to go out by itself.', pending: '{{count, number}} waiting',
  problems: {
    titles: { events: 'Your shop software reported what cannot be used', unknown: 'It is unclear whether messages left', address: 'Nobody outside reaches this platform', hook: 'One of your systems is told no more', campaign: 'A campaign is paused', channel: 'Sending stopped' },
    everything: 'Everything', stopped: '{{name}} stopped', paused: '“{{name}}” is paused', since: 'Since {{since}}.', waiting_one: '{{count, number}} message waits.', waiting_other: '{{count, number}} messages wait.',
    parked_one: '{{count, number}} thing that your shop software told waits.', parked_other: '{{count, number}} things that your shop software told wait.',
    kept: 'What waits is kept and leaves once it is mended.', go: { channel: 'Look at the channel', messages: 'See these messages', campaign: 'Open the campaign', hook: 'Look at the address', events: 'See what waits', sending: 'To the settings' },
  },
} as const;

export const firstRun = {
  title: 'Your first hour', hide: 'Hide', done: '{{done}} of {{all}} done',
  untried: 'Try the channel that you set up: nobody has seen it work yet',
  steps: { shop: 'Say who you are: name, time zone, colours', channel: 'Connect a channel: email, SMS or WhatsApp', customers: 'Bring in your customers', automation: 'Switch on one more automation', message: 'Send a first message' },
} as const;

export const firstMinute = {
  title: 'See how it works', text: 'Send yourself a message on the trial. Nothing leaves; you watch what would happen.', button: 'Send it', subject: 'My first message', body: 'Hello! This is how a message from {{shop}} looks.', storyTitle: 'Your first message', after: 'Every message has such a story. Connect a channel, and the next one really arrives.',
} as const;
