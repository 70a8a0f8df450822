import type { Campaign, MessageStatus } from '@messaging/contracts';
import type { JournalEntry } from '@messaging/testing';
import { callsInFlightMax } from './judge.js';

/** A recipient as the campaign's own file has it. */
export interface RecipientLine {
  readonly customerId: string;
  readonly status: MessageStatus;
  readonly reasonCode: string;
}

/** What the outside knows of a campaign that is over. */
export interface CampaignEvidence {
  /** Whom the shop has in its book, and where they are reached. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Who must end otherwise than sent, and why, by customer. */
  readonly exceptions: ReadonlyMap<string, string>;
  readonly recipients: readonly RecipientLine[];
  readonly campaign: Campaign;
  /** What the mail server took of this campaign, from its own journal. */
  readonly journal: readonly JournalEntry[];
  /** Moments at which calls may have been cut. */
  readonly cuts: number;
}

export interface CampaignVerdict {
  readonly delivered: number;
  readonly copies: number;
  readonly unknown: number;
  /** What must not be, one line each. */
  readonly problems: readonly string[];
}

/** The oracle of a campaign: the mail server's count against the campaign's, person by person, and the totals against the persons. */
export function judgeCampaign(evidence: CampaignEvidence): CampaignVerdict {
  const { recipients, journal, addresses, cuts } = evidence;
  const mails = countBy(journal, ({ to }) => to[0] ?? '');
  const byId = new Map(recipients.map((recipient) => [recipient.customerId, recipient]));
  const known = new Set(addresses.values());
  const unknown = recipients.filter(({ status }) => status === 'unknown').length;
  const bound = callsInFlightMax * cuts;
  const problems = [
    ...[...addresses].flatMap(([id, address]) => personProblems(evidence, { id, recipient: byId.get(id), mails: mails.get(address) ?? 0 })),
    ...[...mails].flatMap(([address, count]) => (known.has(address) ? [] : [`${address}: ${count} mails that nobody asked for`])),
    ...totalsProblems(evidence),
    ...(byId.size === recipients.length ? [] : [`${recipients.length - byId.size} recipients are listed twice`]),
    ...(unknown > bound ? [`${unknown} unknown, although at most ${bound} calls were under way at ${cuts} cuts`] : []),
  ];
  return { delivered: mails.size, copies: journal.length - mails.size, unknown, problems };
}

function personProblems({ exceptions }: CampaignEvidence, { id, recipient, mails }: { id: string; recipient: RecipientLine | undefined; mails: number }): string[] {
  if (!recipient) return [`${id}: forgotten (${mails} mails)`];
  const expected = exceptions.get(id);
  const problem = expected === undefined ? stateProblem(recipient, mails) : exceptionProblem(recipient, expected);
  const isCopied = mails > 1 && expected !== 'ADDRESS.DUPLICATE';
  return [...(isCopied ? ['copies'] : []), ...(problem === undefined ? [] : [problem])].map((detail) => `${id}: ${recipient.status} ${recipient.reasonCode}, ${mails} mails: ${detail}`);
}

const exceptionProblem = ({ status, reasonCode }: RecipientLine, expected: string): string | undefined =>
  reasonCode === expected || status === 'unknown' ? undefined : `should be ${expected}`;

function stateProblem({ status, reasonCode }: RecipientLine, mails: number): string | undefined {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'read':
      return mails === 1 ? undefined : 'no mail';
    case 'unknown':
      return reasonCode === '' ? 'without a reason' : undefined;
    case 'queued':
    case 'failed':
    case 'skipped':
    case 'cancelled':
      return 'nobody here should end so';
    default:
      return status satisfies never;
  }
}

/** Totals are those of the persons, add up, and nothing is open. */
function totalsProblems({ campaign: { status, totals }, recipients }: CampaignEvidence): string[] {
  const counted = countBy(recipients, (recipient) => recipient.status);
  const count = (...statuses: MessageStatus[]): number => statuses.reduce((sum, name) => sum + (counted.get(name) ?? 0), 0);
  const real = {
    recipients: recipients.length, open: count('queued'), sent: count('sent', 'delivered', 'read'), failed: count('failed'), skipped: count('skipped'), cancelled: count('cancelled'), unknown: count('unknown'),
  };
  const drift = (Object.keys(real) as (keyof typeof real)[]).filter((name) => real[name] !== totals[name]).map((name) => `totals say ${name} ${totals[name]}, the recipients ${real[name]}`);
  const sum = totals.open + totals.sent + totals.failed + totals.skipped + totals.cancelled + totals.unknown;
  return [...drift, ...(sum === totals.recipients ? [] : [`totals add up to ${sum} of ${totals.recipients}`]), ...(status === 'completed' && totals.open === 0 ? [] : [`${status} with ${totals.open} open`])];
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
