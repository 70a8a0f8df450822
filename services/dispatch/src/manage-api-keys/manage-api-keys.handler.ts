import type { ApiKeyView, CreateApiKey, NewApiKey } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database, SecretBox } from '@messaging/persistence';
import { acceptOnce, makeApiKey, pageOf, Principal, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { publishSettings } from '../settings/publish-settings.js';
import { lockHub } from '../settings/settings.sql.js';
import { countApiKeys, deleteApiKey, insertApiKey, listApiKeys, type ApiKeyQuery, type ApiKeyState } from './api-key.sql.js';

const route = 'POST /settings/api-keys';
/** All of them travel in one event, and nobody looks through more. */
const apiKeysMax = 100;

/** What a repeated request is answered from: the key is sealed, because this is kept for a day. */
interface MadeAnswer {
  readonly view: ApiKeyView;
  readonly sealedKey: string;
}

/** Makes and revokes a hub's API keys; the other services know them by hash from the settings' event. */
@Injectable()
export class ManageApiKeys {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** The key is in this answer and nowhere else. It may do no more than whoever makes it. */
  async create(maker: Principal, body: CreateApiKey, idempotencyKey: string | undefined): Promise<Result<NewApiKey>> {
    const { hubId } = maker;
    const missing = body.permissions.find((permission) => !maker.permissions.has(permission));
    if (missing) return refuse({ kind: 'forbidden', code: 'AUTH.FORBIDDEN', detail: `You cannot grant ${missing}: you do not have it yourself.`, extra: { missing } });
    const now = this.clock.now();
    const made = await this.database.inHub(hubId, (tx) =>
      acceptOnce<MadeAnswer>(tx, { hubId, route, key: idempotencyKey, body, now }, async () => {
        await lockHub(tx, hubId);
        if ((await countApiKeys(tx, hubId)) >= apiKeysMax) {
          return refuse({ kind: 'conflict', code: 'API_KEY.TOO_MANY', detail: `A hub has at most ${apiKeysMax} API keys; delete one that is not used.` });
        }
        const { key, hash, hint } = makeApiKey();
        const permissions = [...new Set(body.permissions)];
        const state: ApiKeyState = { id: newId(), name: body.name, hash, permissions, hint, createdBy: maker.name ?? maker.subject, createdAt: now, lastUsedAt: null };
        await insertApiKey(tx, hubId, state);
        await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
        return ok({ view: viewOf(state), sealedKey: this.box.seal(key, keyPlace(hubId, state.id)) });
      }),
    );
    return made.ok ? ok({ ...made.value.view, key: this.box.open(made.value.sealedKey, keyPlace(hubId, made.value.view.id)) }) : made;
  }

  async list(hubId: string, query: ApiKeyQuery): Promise<Page<ApiKeyView>> {
    const rows = await this.database.inHub(hubId, (tx) => listApiKeys(tx, hubId, { ...query, limit: query.limit + 1 }));
    const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }));
    return { ...page, items: page.items.map(viewOf) };
  }

  /** Works nowhere any more within a second: here at once, elsewhere with the settings' event. */
  async revoke(hubId: string, id: string): Promise<Result<void>> {
    return this.database.inHub(hubId, async (tx) => {
      await lockHub(tx, hubId);
      if (!(await deleteApiKey(tx, hubId, id))) return refuse({ kind: 'not_found', code: 'API_KEY.NOT_FOUND', detail: 'There is no such API key.' });
      await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
      return ok(undefined);
    });
  }
}

const keyPlace = (hubId: string, id: string) => ({ hubId, accountId: 'api-key', field: id });

const viewOf = ({ id, name, permissions, hint, createdBy, createdAt, lastUsedAt }: ApiKeyState): ApiKeyView => ({
  id, name, permissions: [...permissions], hint, createdBy, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
