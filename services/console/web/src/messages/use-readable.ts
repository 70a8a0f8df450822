import { useTranslation } from 'react-i18next';
import { withReadableTags } from '../templates/readable-template.rules.js';
import { tagWords } from '../templates/tag-words.js';

interface Written {
  readonly direction?: 'outbound' | 'inbound';
  readonly status?: string;
  readonly subject?: string;
  readonly body?: string;
}

/** Before it leaves, and where it never does, a message says what its template says. */
const isUnfilled = ({ direction, status }: Written): boolean => direction === 'outbound' && (status === 'queued' || status === 'skipped' || status === 'cancelled');

/** A message whose braces nobody has filled in names its variables as the shop calls them. */
export function useReadable(): <Message extends Written>(message: Message) => Message {
  const { t } = useTranslation();
  const read = (text: string): string => withReadableTags(text, (tag) => tagWords(t, tag));
  return (message) => (isUnfilled(message) ? { ...message, ...(message.subject !== undefined && { subject: read(message.subject) }), ...(message.body !== undefined && { body: read(message.body) }) } : message);
}
