import type { Channel } from '../session/session.js';
import { plainText } from './message-summary.rules.js';
import { WhatsappText } from './whatsapp-text.js';

/** The text of a message as whoever gets it sees it: WhatsApp's marks drawn, a mail's mark-up gone. */
export function MessageWords({ channel, text }: { readonly channel: Channel; readonly text: string }) {
  if (channel === 'whatsapp') return <WhatsappText text={text} />;
  return channel === 'email' ? plainText(text) : text;
}
