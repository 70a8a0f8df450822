import type { Message } from './message-queries.js';

/**
 * What sending a message again comes to. `same`: nothing speaks against it; `twice`: the person may have it already;
 * `refused`: its text was refused, and only the template at Meta can have changed since; `sameWords`: its text was refused,
 * and a copy has the same one, which may still pass where a mail server refuses today what it takes tomorrow; `none`: it is not to be sent again.
 */
export type ResendOutlook = 'none' | 'same' | 'twice' | 'refused' | 'sameWords';

const mayHaveArrived: readonly Message['status'][] = ['unknown', 'sent', 'delivered', 'read'];

/** What is promised before a message is sent again. */
export function resendOutlook({ direction, status, reason, channel, templateId }: Pick<Message, 'direction' | 'status' | 'reason' | 'channel' | 'templateId'>): ResendOutlook {
  if (direction === 'inbound' || status === 'queued') return 'none';
  if (mayHaveArrived.includes(status)) return 'twice';
  if (status !== 'failed' || reason?.code !== 'PROVIDER.CONTENT') return 'same';
  return channel === 'whatsapp' && templateId !== undefined ? 'refused' : 'sameWords';
}
