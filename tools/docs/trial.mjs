// What the sandbox plays for whom: a guide whose tables cannot say anything else than the sandbox does.
import { channels } from '@messaging/contracts';
import { magicRecipients } from '@messaging/providers';

const titles = { whatsapp: 'WhatsApp', sms: 'SMS', email: 'Email' };

/** Numbers of the range that telephone companies keep for trying, as written to WhatsApp and by SMS. */
const shown = (channel, { ending, localPart }) => (channel === 'email' ? `\`${localPart}@example.com\`` : `\`+1${ending}\``);

const tableOf = (channel) => [
  `## ${titles[channel]}`, '',
  '| write to | what happens | what you see |', '| --- | --- | --- |',
  ...magicRecipients.filter(({ only = channel }) => only === channel).map((recipient) => `| ${shown(channel, recipient)} | ${recipient.happens} | ${recipient.seen} |`),
  '| anybody else | Accepted, then delivered. | *Sent*, then *Delivered*. |', '',
];

/** docs/guides/try-without-an-account.md */
export const trialPage = () => [
  '# Trying it without an account', '',
  'Made from `libs/providers/src/sandbox/magic-recipients.ts` by `npm run docs`; do not edit.', '',
  'Until you choose a provider, a channel is on trial: it accepts every message, nothing leaves, and what a provider would',
  'report comes back a moment later. Some recipients play a story of their own, so that you can see every failure, a reply or',
  'an opt-out before it happens to a customer. Write to them from the console (*New message*, or *Test* at a template) or by',
  '`POST /api/v1/messages`, or enter them as customers and send a campaign.', '',
  '- **Numbers** count by their last ten digits: `+1`, `+49` and `+49305` before `5005550002` are three customers with the same',
  '  story.',
  '- **Addresses** count by what stands before the `@`, with any domain, and a tag after a plus does not count:',
  '  `bounce+ana@example.com` and `bounce+luis@example.com` are two customers with the same story. That is also how to play a',
  '  story once more after it closed its address.',
  '- Messages on trial are marked as such and count in no number of real ones.', '',
  ...channels.flatMap(tableOf),
].join('\n');
