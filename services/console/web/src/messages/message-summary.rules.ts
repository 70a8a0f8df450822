/** Only what a summary is made of, so that every list of messages can use it. */
interface Summarised {
  readonly direction?: 'outbound' | 'inbound';
  readonly to?: string;
  readonly from?: string;
  readonly customerId?: string;
  readonly customerName?: string;
  readonly subject?: string;
  readonly body?: string;
}

/** Whom it is about: the address, or the customer while there is none. */
export const addressOf = ({ direction, to, from, customerId }: Summarised): string => (direction === 'inbound' ? from : to) ?? customerId ?? '—';

/** The person as the shop knows them: by name, else by address. */
export const personOf = (message: Summarised): string => message.customerName ?? addressOf(message);

/** The first words: a mail's subject, else its text without mark-up. */
export function summaryOf({ subject, body }: Summarised): string {
  const text = plainText(body ?? '');
  return subject ? (text === '' ? subject : `${subject} — ${text}`) : text;
}

/** A body may be a mail's HTML; a list shows its words. */
export function plainText(body: string): string {
  const start = body.slice(0, 4000);
  if (!/<[a-z!/]/i.test(start)) return start.trim();
  return start.replace(/<(style|head|title)[\s\S]*?(<\/\1>|$)/gi, ' ').replace(/<[^>]*>?/g, ' ').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}
