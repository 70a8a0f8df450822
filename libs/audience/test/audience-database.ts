import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import type { CustomerFields, CustomerStateChanged } from '@messaging/contracts';
import { audienceCustomerEntity, audienceRow, saveAudience } from '../src/index.js';

/** The table that filters are compiled for, on a database of its own. */
export async function audienceDatabase() {
  const given = await testDatabase();
  const database = await Database.open({ url: given.url, schema: 'audience', entities: [audienceCustomerEntity()], migrations: [] });
  for (const statement of (await database.orm.schema.getCreateSchemaSQL({ wrap: false })).split(/;\s*\n/).filter((text) => text.trim())) {
    await database.query(statement);
  }
  return {
    database,
    save: (states: readonly CustomerStateChanged[], hubId = 'main') =>
      database.transaction((tx) => saveAudience(tx, states.map((state) => audienceRow(hubId, state)))),
    close: async () => {
      await database.close();
      await given.drop();
    },
  };
}

/** A customer's state with these fields; addresses as dispatch would have made them of plain ones. */
export function stateOf(customerId: string, fields: CustomerFields, more: Partial<CustomerStateChanged> = {}): CustomerStateChanged {
  const { id: _, consent, ...said } = fields;
  const at = '2026-01-01T00:00:00.000Z';
  return {
    customerId, revision: 1, fields: said, addresses: fields.email ? { email: fields.email.toLowerCase() } : {},
    consent: Object.fromEntries(
      Object.entries(consent ?? {}).flatMap(([channel, given]) =>
        typeof given?.marketing === 'boolean' ? [[channel, { marketing: given.marketing, at: given.at ?? at, source: given.source ?? 'erp' }]] : [],
      ),
    ),
    lastEvent: { id: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', time: at }, createdAt: at, ...more,
  };
}
