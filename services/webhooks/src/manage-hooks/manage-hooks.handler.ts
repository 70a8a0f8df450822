import { randomBytes } from 'node:crypto';
import { hookEnabled, type ChangeHook, type CreateHook, type HookTest, type HookView, type NewHook } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { acceptOnce, matchesTag, pageOf, refuseStale, tagOfMoment, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { KnownHooks } from '../queue-deliveries/known-hooks.js';
import { countHooks, deleteHook, findHook, listHooks, saveHook } from '../store/hook.sql.js';
import { HookCalls } from './hook-calls.js';
import { hooksMax, hookView, secretPlace, type Hook } from './hook.js';

const route = 'POST /hooks';
export const hookNotFound: Problem = { kind: 'not_found', code: 'HOOK.NOT_FOUND', detail: 'There is no such hook.' };
const tooMany: Problem = { kind: 'conflict', code: 'HOOK.TOO_MANY', detail: `A hub has at most ${hooksMax} hooks; delete one that is not used.` };

const stale = refuseStale('The hook');
const entityTag = ({ updatedAt }: Hook): string => tagOfMoment(updatedAt.toISOString());

/** What a repeated request is answered from: the secret stays sealed, because this is kept for a day. */
interface MadeAnswer {
  readonly view: HookView;
  readonly sealed: string;
}

/** Makes, changes and deletes a hub's hooks. */
@Injectable()
export class ManageHooks {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly hooks: KnownHooks,
    private readonly calls: HookCalls,
    private readonly clock: Clock,
  ) {}

  /** The secret is in this answer and nowhere else. */
  async create(hubId: string, body: CreateHook, idempotencyKey: string | undefined): Promise<Result<NewHook>> {
    const checked = await this.calls.check(body.url);
    if (!checked.ok) return checked;
    const now = this.clock.now();
    const made = await this.database.inHub(hubId, (tx) =>
      acceptOnce<MadeAnswer>(tx, { hubId, route, key: idempotencyKey, body, now }, async () => {
        if ((await countHooks(tx, hubId)) >= hooksMax) return refuse(tooMany);
        const id = newId();
        const secret = `whsec_${randomBytes(24).toString('base64')}`;
        const hook: Hook = {
          id, hubId, url: body.url, events: body.events, description: body.description, isActive: body.isActive, secret: this.box.seal(secret, secretPlace({ hubId, id })),
          secretHint: `…${secret.slice(-4)}`, reason: undefined, failingSince: undefined, lastSuccessAt: undefined, createdAt: now, updatedAt: now,
        };
        await saveHook(tx, hook);
        return ok({ view: hookView(hook), sealed: hook.secret });
      }));
    this.hooks.changed();
    return made.ok ? ok({ ...made.value.view, secret: this.box.open(made.value.sealed, secretPlace({ hubId, id: made.value.view.id })) }) : made;
  }

  async list(hubId: string, query: { limit: number; after: { createdAt: string; id: string } | undefined }): Promise<Page<HookView>> {
    const rows = await this.database.inHub(hubId, (tx) => listHooks(tx, hubId, { ...query, limit: query.limit + 1 }));
    const page = pageOf(rows, query.limit, ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }));
    return { ...page, items: page.items.map(hookView) };
  }

  async one(hubId: string, id: string): Promise<Result<HookView>> {
    const hook = await this.database.inHub(hubId, (tx) => findHook(tx, { hubId, id }));
    return hook ? ok(hookView(hook)) : refuse(hookNotFound);
  }

  /** Switching one on again, or giving it a new address, forgets how it failed. */
  async change(hubId: string, id: string, { patch, ifMatch }: { patch: ChangeHook; ifMatch: string | undefined }): Promise<Result<HookView>> {
    if (patch.url !== undefined) {
      const checked = await this.calls.check(patch.url);
      if (!checked.ok) return checked;
    }
    const changed = await this.database.inHub(hubId, async (tx): Promise<Result<HookView>> => {
      const hook = await findHook(tx, { hubId, id, lock: true });
      if (!hook) return refuse(hookNotFound);
      if (!matchesTag(ifMatch, entityTag(hook))) return stale;
      const next = this.#patched(hook, patch);
      await saveHook(tx, next);
      if (hook.reason && !next.reason) await this.#tellEnabled(tx, hook);
      return ok(hookView(next));
    });
    this.hooks.changed();
    return changed;
  }

  async remove(hubId: string, id: string, ifMatch: string | undefined): Promise<Result<void>> {
    const removed = await this.database.inHub(hubId, async (tx): Promise<Result<void>> => {
      const hook = await findHook(tx, { hubId, id, lock: true });
      if (!hook) return refuse(hookNotFound);
      if (!matchesTag(ifMatch, entityTag(hook))) return stale;
      await deleteHook(tx, { hubId, id });
      if (hook.reason) await this.#tellEnabled(tx, hook);
      return ok(undefined);
    });
    this.hooks.changed();
    return removed;
  }

  /** Calls it now with a `hook.test`; nothing is queued and nothing counts. */
  async test(hubId: string, id: string): Promise<Result<HookTest>> {
    const hook = await this.database.inHub(hubId, (tx) => findHook(tx, { hubId, id }));
    return hook ? ok(await this.calls.test(hook)) : refuse(hookNotFound);
  }

  #patched(hook: Hook, patch: ChangeHook): Hook {
    const { url = hook.url, description, isActive = hook.isActive } = patch;
    const isFresh = url !== hook.url || (isActive && !hook.isActive);
    return {
      ...hook, url, isActive, events: patch.events ?? hook.events, updatedAt: this.clock.now(), description: description === undefined ? hook.description : (description ?? undefined),
      ...(isFresh && { failingSince: undefined }), ...(isActive && { reason: undefined }),
    };
  }

  async #tellEnabled(tx: Tx, { hubId, id }: Hook): Promise<void> {
    await this.outbox.add(tx, [{ message: hookEnabled, hubId, key: id, data: { hookId: id, at: this.clock.now().toISOString() } }]);
  }
}
