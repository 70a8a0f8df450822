import type { ApiKeyHash, Permission } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { Database, Migration } from '@messaging/persistence';
import { eventually, testDatabase } from '@messaging/testing';
import { makeApiKey, type MadeApiKey } from './api-key.rules.js';
import { replaceApiKeys } from './api-key.sql.js';
import { apiKeyEntities } from './api-key.tables.js';
import { KnownApiKeys } from './known-api-keys.js';

class Tables extends Migration {
  override up(): void {
    this.addSql('create table api_key (hash text primary key, hub_id text not null, id uuid not null, name text not null, permissions jsonb not null)');
    this.addSql('create table api_key_revision (hub_id text primary key, revision int not null)');
  }
}

describe('API keys in a service that does not make them', () => {
  let database: Database;
  let drop: () => Promise<void>;
  const uses: string[] = [];
  beforeEach(async () => {
    const given = await testDatabase();
    drop = given.drop;
    database = await Database.open({ url: given.url, schema: 'kit', entities: apiKeyEntities(), migrations: [{ name: 'tables', class: Tables }] });
    uses.length = 0;
  });
  afterEach(async () => {
    await database.close();
    await drop();
  });

  const verifier = () => new KnownApiKeys(database, { isOwner: false, used: async ({ id }) => void uses.push(id), onTrouble: () => undefined });
  const told = ({ hash }: MadeApiKey, permissions: Permission[] = ['messaging.view_message']): ApiKeyHash => ({ id: newId(), name: 'ERP', hash, permissions });
  const tell = (revision: number, keys: readonly ApiKeyHash[], hubId = 'main') => database.transaction((tx) => replaceApiKeys(tx, hubId, { revision, keys }));

  it('are believed by their hash, and each use is told once', async () => {
    const made = makeApiKey();
    const key = told(made);
    await tell(1, [key]);
    const keys = verifier();
    const principal = await keys.verify(made.key);
    expect(principal).toMatchObject({ hubId: 'main', subject: key.id, name: 'ERP', permissions: new Set(['messaging.view_message']) });
    await keys.verify(made.key);
    expect(uses).toEqual([key.id]);
    expect(await keys.verify(makeApiKey().key.replace(/.$/, '!'))).toBeUndefined();
  });

  it('end when the newest settings leave them out, and no older event brings them back', async () => {
    const made = makeApiKey();
    const keys = verifier();
    await tell(1, [told(made)]);
    expect(await keys.verify(made.key)).toBeDefined();
    await tell(3, []);
    await tell(2, [told(made)]);
    await eventually(async () => (await keys.verify(made.key)) === undefined);
  });

  it('are waited for when they are used before the log has brought them', async () => {
    const made = makeApiKey();
    const verified = verifier().verify(made.key);
    await tell(1, [told(made)]);
    expect(await verified).toBeDefined();
  });

  it('that are not there are waited for by fifty at most: guesses do not pile up', async () => {
    const [keys, guessed] = [verifier(), makeApiKey().key];
    const answers: unknown[] = [];
    const guesses = Array.from({ length: 60 }, () => keys.verify(guessed).then((principal) => answers.push(principal)));
    await eventually(() => answers.length > 0);
    expect(answers).toHaveLength(10);
    await Promise.all(guesses);
    expect(answers).toHaveLength(60);
  });

  it('of one hub are not touched by the settings of another', async () => {
    const made = makeApiKey();
    await tell(1, [told(made)]);
    await tell(1, [], 'other');
    expect((await verifier().verify(made.key))?.hubId).toBe('main');
  });
});
