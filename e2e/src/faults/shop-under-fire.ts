import { setTimeout as delay } from 'node:timers/promises';
import type { ExecutionView, Message } from '@messaging/contracts';
import type { SmtpSink } from '@messaging/testing';
import type { Shop } from '../shop/shop.js';
import { ErpLoad, type LoadOptions } from './erp-load.js';
import { report } from './fault-report.js';
import { judge, readAll, type Verdict } from './judge.js';

/** A lease of 15 s, its sweep, the retries after it, the session of a killed member; a busy machine takes twice as long. */
const drainedWithinMs = 120_000;
/** Longer than any recovery: after it nothing flows any more. */
const flowsWithinMs = 60_000;

/** A hub under load while things break: what it said yes to, what its mail server got, and a book of every death. */
export class ShopUnderFire {
  /** Moments at which calls may have been cut, epoch ms; emptied by `judge`. */
  readonly #cutsAt: number[] = [];
  readonly #recoveriesMs: number[] = [];
  readonly #loads: ErpLoad[] = [];
  #kills = 0;

  /** `explain`: the product's last lines, for failures. */
  constructor(
    readonly sink: SmtpSink,
    readonly shop: Shop,
    private readonly explain: () => string,
  ) {}

  /** How often calls may have been cut since the last judgement. */
  get cuts(): number {
    return this.#cutsAt.length;
  }

  /** A load that runs until it is judged. */
  load(options: LoadOptions): ErpLoad {
    const load = new ErpLoad(this.shop.client, { explain: this.explain, ...options });
    this.#loads.push(load);
    load.start();
    return load;
  }

  /** Notes that calls may have been cut now, without a death. */
  cut(): void {
    this.#cutsAt.push(Date.now());
  }

  /** Notes a death; with `isSender`, one that may have cut calls. */
  protected died({ isSender }: { isSender: boolean } = { isSender: true }): number {
    this.#kills += 1;
    if (isSender) this.cut();
    return Date.now();
  }

  /** Waits for the next mail, and counts the time since the last death as a recovery. */
  async mailFlows(since = this.#cutsAt.at(-1) ?? Date.now()): Promise<void> {
    const before = this.sink.journal().length;
    await this.sink.waitFor(before + 1, flowsWithinMs);
    this.#recoveriesMs.push(Date.now() - since);
  }

  /** Ends the load, waits until the product has nothing left to do, and holds what it did against what it said. */
  async judge(scenario: string, load: ErpLoad, expected: { copiesMax?: 1 | 2; resends?: 'awaited' } = {}): Promise<Verdict> {
    await load.stop();
    const stoppedAt = Date.now();
    const facts = await this.#drained(load, expected.resends !== undefined);
    const drainMs = Date.now() - stoppedAt;
    const mine = this.sink.journal().filter(({ to }) => to[0]?.startsWith(`${load.name}-`));
    const { problems, ...numbers } = judge({ ...facts, acknowledged: load.acknowledged, journal: mine, cutsAt: this.#cutsAt, copiesMax: expected.copiesMax ?? 1 });
    report({ scenario, kills: this.#kills, ...numbers, recoveriesMs: [...this.#recoveriesMs], drainMs });
    this.forget();
    return { ...numbers, problems: [...load.refusals, ...problems].slice(0, 20) };
  }

  /** A lone mail leaves at once: no turn is stuck. Milliseconds from the answer to the journal. */
  async probe(): Promise<number> {
    const to = `probe-${Date.now()}@example.com`;
    await this.shop.ask(202, this.shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'receipt', subject: 'Probe', body: 'Still there?' }));
    const askedAt = Date.now();
    await this.sink.waitFor((entries) => entries.some((entry) => entry.to.includes(to)), flowsWithinMs);
    return Date.now() - askedAt;
  }

  /** Ends every load, owed or not: the test is over. */
  protected abandonLoads(): void {
    for (const load of this.#loads) load.abandon();
  }

  /** Waits until everything acknowledged has a message that is not open, and executions know it. */
  async #drained(load: ErpLoad, resendsAwaited: boolean): Promise<{ messages: Message[]; executions: ExecutionView[] }> {
    const { client } = this.shop;
    const owed = load.acknowledged.length;
    const customers = load.acknowledged.filter(({ customerId }) => customerId !== undefined).length;
    const isMine = (name: string | undefined): boolean => name?.startsWith(`${load.name}-`) ?? false;
    const end = Date.now() + drainedWithinMs;
    for (;;) {
      const messages = (await readAll<Message>(client, '/api/v1/messages')).filter(({ to, customerId }) => isMine(to ?? customerId));
      const executions = (await readAll<ExecutionView>(client, '/api/v1/executions')).filter(({ customerId }) => isMine(customerId));
      const open = messages.filter(({ status }) => status === 'queued' || (resendsAwaited && status === 'unknown')).length;
      const pending = executions.filter(({ status }) => status === 'pending').length;
      const unknown = messages.filter(({ status, customerId }) => status === 'unknown' && customerId !== undefined).length;
      const isDone = messages.length >= owed && open === 0 && executions.length >= customers && pending <= unknown;
      if (isDone || Date.now() > end) return { messages, executions };
      await delay(500);
    }
  }

  /** What comes is judged by itself. */
  forget(): void {
    this.#kills = 0;
    this.#cutsAt.length = 0;
    this.#recoveriesMs.length = 0;
  }
}
