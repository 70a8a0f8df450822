import type { Channel } from '@messaging/contracts';

/** What the sandbox plays for one recipient. */
export type SandboxStory =
  | 'delivered' | 'refused' | 'failed' | 'transient' | 'silent' | 'read' | 'unknown' | 'late'
  | 'rate_limit' | 'defer' | 'window' | 'content' | 'opt_out' | 'account' | 'slow' | 'reply' | 'stop';

/** A recipient that asks for a story. */
export interface MagicRecipient {
  /** Of a number. */
  readonly ending: string;
  /** Of an address, what stands before the @. */
  readonly localPart: string;
  readonly story: SandboxStory;
  readonly happens: string;
  /** What the console and the API say of the message. */
  readonly seen: string;
  /** The only channel where it means anything; the sandbox plays it on all. */
  readonly only?: Channel;
}

type Row = readonly [ending: string, localPart: string, story: SandboxStory, happens: string, seen: string, only?: Channel];

const rows: readonly Row[] = [
  ['5005550001', 'fail', 'refused', 'The provider refuses the recipient at once.', '*Failed*. The address is closed: the next message to it is *Not sent*.'],
  ['5005550002', 'bounce', 'failed', 'Accepted, then it comes back.', '*Sent*, then *Failed*. The address is closed: the next message to it is *Not sent*.'],
  ['5005550003', 'transient', 'transient', 'The first try fails, the next is accepted.', '*Waiting* for some seconds, then *Delivered*, with two tries in its story.'],
  ['5005550004', 'silent', 'silent', 'Accepted, and nothing is heard of it again.', 'It stays *Sent*.'],
  ['5005550005', 'read', 'read', 'Delivered, then opened.', '*Delivered*, then *Read*.'],
  ['5005550006', 'unknown', 'unknown', 'The answer is lost, and no report comes.', '*Unclear*.'],
  ['5005550007', 'late', 'late', 'The answer is lost; the report comes all the same.', '*Unclear* for a moment, then *Delivered*.'],
  ['5005550008', 'ratelimit', 'rate_limit', 'Too many at first; accepted two seconds later.', '*Waiting*, then *Delivered*. The channel rests meanwhile.'],
  ['5005550009', 'defer', 'defer', 'Not now for this person.', '*Waiting* until the same time tomorrow, then *Delivered*.'],
  ['5005550010', 'window', 'window', 'Refused: the person has not written for 24 hours, so only an approved template may go.', '*Failed*, with that reason.', 'whatsapp'],
  ['5005550011', 'content', 'content', 'Refused: this text.', '*Failed*: another text is needed.'],
  ['5005550012', 'optout', 'opt_out', 'Refused: the person opted out at the provider.', '*Failed*. From then on marketing is *Not sent* to it, and by SMS nothing at all.'],
  ['5005550013', 'account', 'account', 'The account is refused at first.', '*Waiting*: the channel stops for some seconds, as the dashboard says. Then *Delivered*.'],
  ['5005550014', 'slow', 'slow', 'The provider takes three seconds to answer.', '*Delivered*, somewhat later.'],
  ['5005550015', 'reply', 'reply', 'Delivered, opened, and the person writes back.', '*Read*, and an unread message in the conversations.'],
  ['5005550016', 'stop', 'stop', 'Delivered, opened, and the person answers STOP.', '*Read*, an unread message, and the person has opted out.'],
];

/** Every recipient that asks for a story; anyone else gets `delivered`. docs/guides/try-without-an-account.md is made of it. */
export const magicRecipients: readonly MagicRecipient[] = rows.map(([ending, localPart, story, happens, seen, only]) => ({ ending, localPart, story, happens, seen, ...(only && { only }) }));

/** The story of a recipient: an E.164 number or an email address (a plus tag does not count). */
export function storyOf(to: string): SandboxStory {
  const local = to.includes('@') ? (to.toLowerCase().split(/[@+]/, 1)[0] ?? '') : undefined;
  const found = magicRecipients.find(({ ending, localPart }) => (local === undefined ? to.endsWith(ending) : local === localPart));
  return found?.story ?? 'delivered';
}
