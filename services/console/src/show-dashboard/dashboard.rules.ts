import { channels, reasons, type Channel, type Dashboard, type DashboardDay, type DashboardProblem, type ExplainedReason, type HookDisabled, type MessageCounts, type ReasonText } from '@messaging/contracts';
import { groupBy } from '@messaging/kernel';
import type { CountRow } from '../count-messages/message-count.sql.js';
import type { ParkedEvents } from './parked-event.sql.js';
import type { OpenProblem } from './problem.sql.js';

const DAY_MS = 86_400_000;

/** Days from one to another, both included; dates are text, so no zone can move them. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export const dayBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** Counts by present status, as a campaign's totals are: `sent` now sent, delivered or read; `delivered` includes read. */
export function countsOf(rows: readonly CountRow[]): MessageCounts {
  const of = (status: CountRow['status']): number => Math.max(0, rows.reduce((sum, row) => (row.status === status ? sum + row.n : sum), 0));
  const [open, failed, skipped, cancelled, unknown, read] = [of('queued'), of('failed'), of('skipped'), of('cancelled'), of('unknown'), of('read')];
  const delivered = of('delivered') + read;
  const sent = of('sent') + delivered;
  return { messages: open + sent + failed + skipped + cancelled + unknown, open, sent, delivered, read, failed, skipped, cancelled, unknown };
}

type Series = Pick<Dashboard, 'series'> & Dashboard['totals'];

/** Totals and a series without gaps, of one kind of messages. */
export function seriesOf(rows: readonly CountRow[], days: readonly string[]): Series {
  const channel = (name: Channel, of: readonly CountRow[]): MessageCounts => countsOf(of.filter((row) => row.channel === name));
  const perChannel = (of: readonly CountRow[]) => ({ whatsapp: channel('whatsapp', of), sms: channel('sms', of), email: channel('email', of) });
  const byDay = groupBy(rows, ({ day }) => day);
  const series: DashboardDay[] = days.map((date) => ({ date, ...perChannel(byDay.get(date) ?? []) }));
  return { all: countsOf(rows), channels: perChannel(rows), series };
}

const known: Readonly<Record<string, ReasonText>> = reasons;

export interface ProblemContext {
  readonly locale: string;
  /** Messages that wait now, by channel. */
  readonly waiting: ReadonlyMap<Channel, number>;
}

/** Single messages that wait, and those of campaigns that have begun: nobody says of these that they are queued. On trial nothing waits for a real account. */
export function withCampaigns(waiting: ReadonlyMap<Channel, number>, campaigns: Dashboard['campaigns']): ReadonlyMap<Channel, number> {
  const all = new Map(waiting);
  for (const { channel, sandbox, totals } of campaigns) if (channel && sandbox !== true) all.set(channel, (all.get(channel) ?? 0) + Number(totals?.['open'] ?? 0));
  return all;
}

/** A problem in the hub's language, with how many messages wait for it. */
export function problemView(problem: OpenProblem, context: ProblemContext): DashboardProblem {
  return problem.kind === 'hook_disabled' ? hookView(problem, context.locale) : stopView(problem, context);
}

/** No message waits for a hook. */
function hookView({ kind, data, since }: OpenProblem, locale: string): DashboardProblem {
  const { hookId, origin, reason } = data as HookDisabled;
  return { kind, code: reason.code, text: textOf(reason.code, locale), detail: `${origin}: ${reason.detail}`, hookId, since: since.toISOString() };
}

/** What waits are events, no messages. */
export const parkedView = ({ count, since, type, reason }: ParkedEvents, locale: string): DashboardProblem => ({
  kind: 'events_parked', code: reason.code, text: textOf(reason.code, locale), detail: `${type}: ${reason.detail}`, since: since.toISOString(), waiting: count,
});

function stopView({ kind, data, since }: OpenProblem, { locale, waiting }: ProblemContext): DashboardProblem {
  const channel = channels.find((each) => each === data['channel']);
  const reason = data['reason'] as ExplainedReason | undefined;
  const code = reason?.code ?? (kind === 'hub_suspended' ? 'HUB.SUSPENDED' : 'SENDING.HELD');
  const waits = channel === undefined ? [...waiting.values()].reduce((sum, n) => sum + n, 0) : (waiting.get(channel) ?? 0);
  return {
    kind, code, text: reason?.text?.[languageOf(locale)] ?? textOf(code, locale), since: since.toISOString(), waiting: Math.max(0, waits),
    ...(reason && { detail: reason.detail }), ...(reason?.text && { explained: reason.text }), ...(channel && { channel }),
    ...(typeof data['provider'] === 'string' && { provider: data['provider'] }), ...(data['sandbox'] === true && { sandbox: true }),
  };
}

/** What a code means, in the hub's language. */
export const textOf = (code: string, locale: string): string => known[code]?.[languageOf(locale)] ?? code;

const languageOf = (locale: string): 'en' | 'es' => (/^es\b/i.test(locale) ? 'es' : 'en');
