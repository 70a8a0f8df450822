import type { Channel } from '../session/session.js';
import { whatsappWords } from './whatsapp-marks.rules.js';

/** Only what a summary is made of, so that every list of messages can use it. */
interface Summarised {
  readonly direction?: 'outbound' | 'inbound';
  readonly channel?: Channel;
  readonly to?: string;
  readonly from?: string;
  readonly customerId?: string;
  readonly customerName?: string;
  readonly subject?: string;
  readonly body?: string;
}

/** Where it goes, or comes from; none where a customer has none for its channel. */
export const addressOf = ({ direction, to, from }: Summarised): string | undefined => (direction === 'inbound' ? from : to);

/** The person as the shop knows them: by name, else by address, else by number. */
export const personOf = (message: Summarised): string => message.customerName ?? addressOf(message) ?? message.customerId ?? '—';

/** What a list says of a text: as much as fits a line of a wide screen. The whole text stands on the message's own page. */
const EXCERPT_MAX = 110;

export interface Summary {
  /** A mail's. */
  readonly subject?: string;
  /** The first words of the text, in one line. */
  readonly excerpt: string;
}

/** A mail's subject and the first words of the text, without mark-up; cut between words. */
export function summaryOf({ subject, body = '', channel }: Summarised): Summary {
  return { ...(subject && { subject }), excerpt: shortened(wordsOf(body, channel).replace(/\s+/g, ' ')) };
}

/** What a list says of a text: a mail's without mark-up, WhatsApp's without its marks. */
export const wordsOf = (body: string, channel: Channel | undefined): string => (channel === 'whatsapp' ? whatsappWords(body.slice(0, READ_MAX)).trim() : plainText(body));

/** A list reads no further. */
const READ_MAX = 4000;

/** The same for ears, in one sentence. */
export const spokenSummary = ({ subject, excerpt }: Summary): string => [subject, excerpt].filter((part) => part).join(' — ');

function shortened(text: string): string {
  if (text.length <= EXCERPT_MAX) return text;
  const cut = text.slice(0, EXCERPT_MAX);
  const end = cut.lastIndexOf(' ');
  // A long word, an address of the web for one, is cut where it is.
  return `${cut.slice(0, end > EXCERPT_MAX / 2 ? end : EXCERPT_MAX).trimEnd().replace(/[,;:.–—-]+$/, '')}…`;
}

/** A body may be a mail's HTML; a list shows its words. */
export function plainText(body: string): string {
  const start = body.slice(0, READ_MAX);
  if (!/<[a-z!/]/i.test(start)) return start.trim();
  return start.replace(/<(style|head|title)[\s\S]*?(<\/\1>|$)/gi, ' ').replace(/<[^>]*>?/g, ' ').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}
