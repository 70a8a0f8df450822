import type { ExecutionView, Message } from '@messaging/contracts';
import { groupBy } from '@messaging/kernel';
import type { ApiAnswer, ApiClient, JournalEntry } from '@messaging/testing';
import type { Acknowledged } from './erp-load.js';

/** SMTP_CONNECTIONS of the product under fire: no more calls of its one account can be under way when a process dies. */
export const callsInFlightMax = 20;

/** What the outside knows, and nothing else. */
export interface Evidence {
  readonly acknowledged: readonly Acknowledged[];
  /** What the mail server took, from its own journal. */
  readonly journal: readonly JournalEntry[];
  /** What the product says of its messages. */
  readonly messages: readonly Message[];
  readonly executions: readonly ExecutionView[];
  /** Moments (epoch ms) at which calls may have been cut: kills, and breaks of the mail path. */
  readonly cutsAt: readonly number[];
  /** Copies of one mail, at most: 2 where unknown ones are sent once more. */
  readonly copiesMax: 1 | 2;
}

export interface Verdict {
  readonly acknowledged: number;
  /** Addresses with a mail. */
  readonly delivered: number;
  /** Mails beyond the first per address. */
  readonly copies: number;
  readonly unknown: number;
  /** What must not be, one line each, none when all is well. */
  readonly problems: readonly string[];
}

/** A mail that was under way at a cut is journaled at most so long around it. */
const aroundCutMs = { before: 3000, after: 3000 };

/** The oracle: acknowledgements and the mail server's journal against what the product says, after healing. */
export function judge(evidence: Evidence): Verdict {
  const mails = groupBy(evidence.journal, (entry) => entry.to[0] ?? '');
  const messages = groupBy(evidence.messages, addressOf);
  const owed = new Set(evidence.acknowledged.map(({ address }) => address));
  const problems = [
    ...evidence.acknowledged.flatMap((promise) => promiseProblems(promise, messages.get(promise.address) ?? [], mails.get(promise.address) ?? [])),
    ...[...mails].flatMap(([address, entries]) => mailProblems(address, entries, evidence)),
    ...[...mails.keys()].filter((address) => !owed.has(address)).map((address) => `${address}: a mail that nobody asked for`),
    ...executionProblems(evidence),
  ];
  const copies = evidence.journal.length - mails.size;
  const unknown = evidence.messages.filter(({ status }) => status === 'unknown').length;
  const bound = callsInFlightMax * evidence.cutsAt.length;
  if (copies > bound) problems.push(`${copies} copies, although at most ${bound} calls were under way at ${evidence.cutsAt.length} cuts`);
  if (unknown > bound) problems.push(`${unknown} unknown, although at most ${bound} calls were under way at ${evidence.cutsAt.length} cuts`);
  return { acknowledged: evidence.acknowledged.length, delivered: mails.size, copies, unknown, problems };
}

/** A message for a customer has no address before it leaves; the load's customers are named after theirs. */
const addressOf = ({ to, customerId }: Message): string => to ?? `${customerId}@example.com`;

/** One message, in a state that agrees with the journal and says why. */
function promiseProblems({ address, messageId }: Acknowledged, [message, ...more]: readonly Message[], mails: readonly JournalEntry[]): string[] {
  if (!message) return [`${address}: acknowledged and lost (${mails.length} mails)`];
  const problems = stateProblems(message, mails.length).map((problem) => `${address}: ${message.status} ${message.reason?.code ?? ''} after ${message.attempts} attempts: ${problem}`);
  if (more.length > 0) problems.push(`${address}: ${more.length + 1} messages`);
  if (messageId !== undefined && message.id !== messageId) problems.push(`${address}: acknowledged as ${messageId}, kept as ${message.id}`);
  return problems;
}

function stateProblems({ status, reason }: Message, mails: number): string[] {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'read':
      return mails === 0 ? ['no mail'] : [];
    case 'unknown':
      return reason ? [] : ['without a reason'];
    case 'queued':
      return ['stranded'];
    case 'failed':
    case 'skipped':
    case 'cancelled':
      return [`nothing here should end so (${reason?.detail ?? ''})`];
    default:
      return status satisfies never;
  }
}

/** Copies only of what was under way at a cut, with the same Message-ID. */
function mailProblems(address: string, mails: readonly JournalEntry[], { cutsAt, copiesMax }: Evidence): string[] {
  const [first] = mails;
  if (!first || mails.length === 1) return [];
  const problems: string[] = [];
  if (mails.length > copiesMax) problems.push(`${address}: ${mails.length} mails`);
  if (new Set(mails.map(({ messageId }) => messageId)).size > 1) problems.push(`${address}: copies with different Message-IDs`);
  const sentAt = Date.parse(first.at);
  const wasUnderWay = cutsAt.some((cut) => sentAt > cut - aroundCutMs.before && sentAt < cut + aroundCutMs.after);
  if (!wasUnderWay) problems.push(`${address}: a copy, although it was not under way at any cut (first mail ${first.at})`);
  return problems;
}

/** One execution per event, and as settled as its message. */
function executionProblems({ acknowledged, executions, messages }: Evidence): string[] {
  const byCustomer = groupBy(executions, ({ customerId }) => customerId);
  const messageOf = new Map(messages.map((message) => [message.customerId, message]));
  return acknowledged.flatMap(({ customerId }) => {
    if (customerId === undefined) return [];
    const [execution, ...more] = byCustomer.get(customerId) ?? [];
    if (!execution || more.length > 0) return [`${customerId}: ${execution ? more.length + 1 : 0} executions of one event`];
    const expected = messageOf.get(customerId)?.status === 'unknown' ? 'pending' : 'sent';
    return execution.status === expected ? [] : [`${customerId}: its execution is ${execution.status}, its message ${messageOf.get(customerId)?.status}`];
  });
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Every item of a list. Bounded: 500 pages. */
export async function readAll<Item>(client: ApiClient, path: string, query: Readonly<Record<string, string>> = {}): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 500; page++) {
    const answer: ApiAnswer<Page<Item>> = await client.get(path, { query: { ...query, limit: 200, ...(cursor !== null && { cursor }) } });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    all.push(...answer.body.items);
    cursor = answer.body.nextCursor;
    if (cursor === null) return all;
  }
  throw new Error(`${path} has no end`);
}
