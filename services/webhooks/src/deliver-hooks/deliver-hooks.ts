import { hookDisabled } from '@messaging/contracts';
import type { Outbox } from '@messaging/eventing';
import { BackgroundLoop, type Clock } from '@messaging/kernel';
import type { Database, SecretBox } from '@messaging/persistence';
import type { GuardedHttp } from '@messaging/providers';
import { secretPlace } from '../manage-hooks/hook.js';
import type { KnownHooks } from '../queue-deliveries/known-hooks.js';
import { claimDeliveries, recordAttempt, type DueDelivery } from '../store/hook-delivery.sql.js';
import { findHook, saveHook } from '../store/hook.sql.js';
import { callHook } from './call-hook.js';
import { decideDelivery, type DeliveryDecision } from './decide-delivery.rules.js';

/** Looks for what is due this often; a new delivery wakes it at once. */
const idleMs = 500;
/** Calls at once in this process, and of one hook: a receiver that answers slowly fills its own places alone. */
const callsMax = 64;
const callsOfHookMax = 4;

export interface DeliverTools {
  readonly outbox: Outbox;
  readonly box: SecretBox;
  readonly http: GuardedHttp;
  readonly hooks: KnownHooks;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onTrouble: (error: unknown) => void;
  readonly onAttempt: (outcome: 'delivered' | 'failed' | 'again') => void;
}

/** Calls hooks. A crash in the middle lets the lease run out, and the delivery comes again under the same id. */
export class DeliverHooks extends BackgroundLoop {
  readonly #busy = new Map<string, number>();
  readonly #calls = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly tools: DeliverTools,
  ) {
    super({ idleMs, onError: tools.onTrouble });
  }

  /** Takes nothing more, and finishes the calls under way: each ends within its time limit. */
  override async stop(): Promise<void> {
    await super.stop();
    await Promise.all(this.#calls);
    await this.tools.http.close();
  }

  async step(): Promise<boolean> {
    const free = callsMax - this.#calls.size;
    if (free <= 0) return false;
    const due = await claimDeliveries(this.database, { busy: this.#busy, perHook: callsOfHookMax, all: free, now: this.tools.clock.now() });
    for (const delivery of due) this.#begin(delivery);
    return false;
  }

  #begin(delivery: DueDelivery): void {
    const { hookId } = delivery;
    this.#busy.set(hookId, (this.#busy.get(hookId) ?? 0) + 1);
    const call = this.#deliver(delivery).catch(this.tools.onTrouble).finally(() => {
      const left = (this.#busy.get(hookId) ?? 1) - 1;
      if (left > 0) this.#busy.set(hookId, left);
      else this.#busy.delete(hookId);
      this.#calls.delete(call);
      this.wake(); // a place is free
    });
    this.#calls.add(call);
  }

  async #deliver(delivery: DueDelivery): Promise<void> {
    const { box, http, clock } = this.tools;
    const secret = box.open(delivery.secret, secretPlace({ hubId: delivery.hubId, id: delivery.hookId }));
    const answer = await callHook(http, { ...delivery, secret, now: clock.now() });
    const decision = await this.database.transaction(async (tx) => {
      const hook = await findHook(tx, { hubId: delivery.hubId, id: delivery.hookId, lock: true });
      const now = clock.now();
      const decided = decideDelivery(answer, { attempts: delivery.attempts, failingSince: hook?.failingSince, random: this.tools.random(), now });
      await recordAttempt(tx, delivery, decided);
      if (!hook?.isActive) return decided;
      const health = decided.status === 'delivered' ? { failingSince: undefined, lastSuccessAt: now } : { failingSince: hook.failingSince ?? now };
      await saveHook(tx, { ...hook, ...health, ...(decided.disable && { isActive: false, reason: decided.disable }) });
      if (decided.disable) await this.#tellDisabled(tx, { ...hook, failingSince: hook.failingSince ?? now }, { reason: decided.disable, now });
      return decided;
    });
    if (decision.disable) this.tools.hooks.changed();
    this.tools.onAttempt(outcomeOf(decision));
  }

  async #tellDisabled(tx: Parameters<Outbox['add']>[0], hook: { hubId: string; id: string; url: string; failingSince: Date }, { reason, now }: { reason: NonNullable<DeliveryDecision['disable']>; now: Date }): Promise<void> {
    const data = { hookId: hook.id, origin: new URL(hook.url).origin, reason, since: hook.failingSince.toISOString(), at: now.toISOString() };
    await this.tools.outbox.add(tx, [{ message: hookDisabled, hubId: hook.hubId, key: hook.id, data }]);
  }
}

const outcomeOf = ({ status }: DeliveryDecision): 'delivered' | 'failed' | 'again' => (status === 'pending' ? 'again' : status);
