import type { Database } from '@messaging/persistence';
import { gauge } from '@messaging/service-kit';
import { openPauses, orphanedReceipts, queueDepths } from './queue.sql.js';

/** Several scrapers, and processes, ask each for themselves; counting a queue of a million takes 0.2 s. */
const believedForMs = 10_000;

interface Settable {
  set(value: number): void;
}

/** Registers how much waits to be sent and why, looked up at scrapes. A database that does not answer leaves the last values. */
export function registerQueueGauges(database: Database): void {
  const depths = believed(() => queueDepths(database));
  gauge({
    name: 'queue_depth',
    help: 'Messages that wait, are being sent, or whose outcome is not known yet',
    labels: ['channel', 'lane', 'state'],
    collect: onAnswer(depths, (depth, rows) => {
      depth.reset();
      for (const { channel, lane, phase, n } of rows) depth.set({ channel, lane, state: phase }, n);
    }),
  });
  gauge({
    name: 'oldest_queued_seconds',
    help: 'How long the message that has been due for longest waits',
    labels: ['lane'],
    collect: onAnswer(depths, (oldest, rows) => {
      for (const lane of ['priority', 'bulk']) oldest.set({ lane }, Math.max(0, ...rows.filter((row) => row.lane === lane && row.phase === 'queued').map((row) => row.overdue)));
    }),
  });
  gauge({
    name: 'unknown_messages',
    help: 'Messages whose outcome is not known yet',
    collect: onAnswer(depths, (unknown: Settable, rows) => unknown.set(rows.filter(({ phase }) => phase === 'unknown').reduce((sum, { n }) => sum + n, 0))),
  });
  gauge({
    name: 'breaker_state',
    help: 'Channels that are not sent on now, by cause: breaker, staff, operator',
    labels: ['cause'],
    collect: onAnswer(() => openPauses(database), (paused, rows) => {
      for (const cause of ['breaker', 'staff', 'operator']) paused.set({ cause }, rows.find((row) => row.cause === cause)?.n ?? 0);
    }),
  });
  gauge({
    name: 'receipt_orphans',
    help: 'Receipts that no attempt answers to after a day',
    collect: onAnswer(() => orphanedReceipts(database), (orphans: Settable, n) => orphans.set(n)),
  });
}

function onAnswer<Metric, Answer>(look: () => Promise<Answer>, show: (metric: Metric, answer: Answer) => void) {
  return async (metric: Metric): Promise<void> => {
    const answer = await look().catch(() => undefined);
    if (answer !== undefined) show(metric, answer);
  };
}

/** Asks again only when the last answer is old. */
function believed<Answer>(look: () => Promise<Answer>): () => Promise<Answer> {
  let [answer, until]: [Promise<Answer> | undefined, number] = [undefined, 0];
  return () => {
    if (answer && Date.now() < until) return answer;
    until = Date.now() + believedForMs;
    answer = look();
    answer.catch(() => (until = 0));
    return answer;
  };
}
