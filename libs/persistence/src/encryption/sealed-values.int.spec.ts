import { randomBytes } from 'node:crypto';
import { testDatabase } from '@messaging/testing';
import { Migration } from '@mikro-orm/migrations';
import { Database } from '../database/database.js';
import { encryptionKeyEntity } from './encryption-key.table.js';
import { countStale, isKeyKnown, meetKeys, resealBatch, type SealedColumn } from './sealed-values.js';
import { SecretBox, type EncryptionKey } from './secret-box.js';

class Tables extends Migration {
  override up(): void {
    this.addSql('create table encryption_key (kid text primary key, fingerprint text not null, seen_at timestamptz(3) not null default clock_timestamp())');
    this.addSql('create table secret (hub_id text, path text, sealed text, primary key (hub_id, path))');
    this.addSql('create table door (id text primary key, secrets jsonb not null)');
  }
}

const key = (kid: string): EncryptionKey => ({ kid, key: randomBytes(32) });
const [older, newer] = [key('k1'), key('k2')];
const text: SealedColumn = { table: 'secret', key: ['hub_id', 'path'], column: 'sealed', kind: 'text', placeOf: (row) => ({ hubId: row['hub_id'] ?? '', accountId: 'a', field: row['path'] ?? '' }) };
const json: SealedColumn = { table: 'door', key: ['id'], column: 'secrets', kind: 'json', placeOf: (row, field) => ({ hubId: 'h', accountId: row['id'] ?? '', field }) };

describe('rotating what is sealed', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const given = await testDatabase();
    drop = given.drop;
    database = await Database.open({ url: given.url, schema: 'vault', entities: [encryptionKeyEntity()], migrations: [{ name: 'tables', class: Tables }] });
  });
  afterEach(async () => {
    await database.close();
    await drop();
  });

  const old = new SecretBox([older]);
  const rotating = new SecretBox([newer, older]);
  const store = (path: string, sealed: string | null) => database.query('insert into secret values ($1, $2, $3)', ['h', path, sealed]);

  it('seals every value with the new key, batch by batch, and leaves what is done alone', async () => {
    for (let index = 0; index < 450; index += 1) await store(`p${index}`, old.seal(`secret ${index}`, text.placeOf({ hub_id: 'h', path: `p${index}` }, '')));
    await store('empty', null);
    await database.query('insert into door values ($1, $2)', ['d', JSON.stringify({ a: old.seal('x', json.placeOf({ id: 'd' }, 'a')), b: rotating.seal('y', json.placeOf({ id: 'd' }, 'b')) })]);
    expect([await countStale(database, text, 'k2'), await countStale(database, json, 'k2')]).toEqual([450, 1]);
    const counts = [];
    for (let count = await resealBatch(database, text, rotating); count > 0; count = await resealBatch(database, text, rotating)) counts.push(count);
    expect(counts).toEqual([200, 200, 50]);
    expect([await resealBatch(database, json, rotating), await resealBatch(database, json, rotating)]).toEqual([1, 0]);
    const fresh = new SecretBox([newer]);
    const rows = await database.query<{ path: string; sealed: string }>('select path, sealed from secret where sealed is not null');
    for (const { path, sealed } of rows) expect(fresh.open(sealed, text.placeOf({ hub_id: 'h', path }, ''))).toBe(`secret ${path.slice(1)}`);
    const [door] = await database.query<{ secrets: Record<string, string> }>('select secrets from door');
    expect(['a', 'b'].map((field) => fresh.open(door?.secrets[field] ?? '', json.placeOf({ id: 'd' }, field)))).toEqual(['x', 'y']);
  });

  it('does not undo what somebody changes meanwhile', async () => {
    await store('p', old.seal('before', text.placeOf({ hub_id: 'h', path: 'p' }, '')));
    await database.transaction(async (tx) => {
      await tx.query('update secret set sealed = $1 where path = $2', [old.seal('after', text.placeOf({ hub_id: 'h', path: 'p' }, '')), 'p']);
      expect(await resealBatch(database, text, rotating)).toBe(0);
    });
    expect(await resealBatch(database, text, rotating)).toBe(1);
    const [row] = await database.query<{ sealed: string }>('select sealed from secret');
    expect(rotating.open(row?.sealed ?? '', text.placeOf({ hub_id: 'h', path: 'p' }, ''))).toBe('after');
  });

  it('refuses a start without a key that is in use, or with another under its name', async () => {
    await store('p', old.seal('x', text.placeOf({ hub_id: 'h', path: 'p' }, '')));
    await store('empty', null);
    expect(await meetKeys(database, [text, json], old)).toEqual([]);
    expect(await isKeyKnown(database, 'k2')).toBe(false);
    expect(await meetKeys(database, [text, json], new SecretBox([newer]))).toEqual([expect.stringContaining('lacks "k1", with which secrets in vault are sealed')]);
    expect(await meetKeys(database, [text, json], new SecretBox([newer, key('k1')]))).toEqual([expect.stringContaining('"k1" is not the key of that name')]);
    expect(await meetKeys(database, [text, json], rotating)).toEqual([]);
    expect(await isKeyKnown(database, 'k2')).toBe(true);
  });
});
