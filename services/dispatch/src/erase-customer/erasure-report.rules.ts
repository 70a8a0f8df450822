import type { ErasureReport } from '@messaging/contracts';

/** What is counted, in the order of a report, by the name it has there. */
const erased: readonly (readonly [string, string])[] = [
  ['record', 'the record: every field that the ERP sent'],
  ['addresses', 'addresses, and what finds the customer in a search'],
  ['consents', 'consents'],
  ['lines', 'lines of the diary'],
  ['messages', 'recipient, text and variables of messages; they are nobody’s now'],
  ['receipts', 'raw reports of providers'],
];

/** Stays whatever there was. */
const always = [
  { what: 'the id, and when it was erased', why: 'So that no older event, import or replay brings the customer back.' },
  { what: 'messages without recipient and text', why: 'Totals of campaigns and channels stay honest; nobody can be told from them.' },
  { what: 'the log of events for 7 days, of commands for 14, callbacks and deliveries for 30', why: 'It forgets by itself, and no screen reads it.' },
  { what: 'bytes in the files and backups of the database', why: 'No query finds them; they are overwritten in time. An encrypted disk, and backups that expire, are the operator’s part.' },
  { what: 'what the ERP keeps', why: 'It is the source: if it speaks of this customer again, there is a record again. Delete it there too.' },
] as const;

/** What an erasure takes (or would take), and what stays and why. */
export function erasureReport(customerId: string, counts: Readonly<Record<string, number>>, erasedAt: Date | undefined): ErasureReport {
  const count = (name: string): number => counts[name] ?? 0;
  const refusals = count('refusals') > 0 ? [{ what: `${count('refusals')} × the own no to marketing`, why: 'So that nobody is written to against their will, should the ERP send the id again.' }] : [];
  const closed = count('suppressions') > 0 ? [{ what: `${count('suppressions')} × a closed address, as a hash`, why: 'The address stays closed; nobody can read it.' }] : [];
  return {
    customerId, ...(erasedAt && { erasedAt: erasedAt.toISOString() }),
    erased: erased.map(([name, what]) => ({ what, count: count(name) })).filter((item) => item.count > 0),
    kept: [...refusals, ...closed, ...always],
  };
}
