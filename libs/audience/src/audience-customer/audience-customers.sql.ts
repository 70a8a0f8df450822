import type { Tx } from '@messaging/persistence';
import type { AudienceRow } from './audience-row.rules.js';

const types: Readonly<Record<string, string>> = {
  hub_id: 'text', customer_id: 'text', revision: 'bigint', created_at: 'timestamptz', is_deleted: 'boolean', first_name: 'text', last_name: 'text',
  email: 'text', phone: 'text', whatsapp: 'text', locale: 'text', time_zone: 'text', country: 'text', loyalty_tier: 'text', birthday: 'text',
  customer_since_at: 'timestamptz', customer_since_day: 'text', last_visit_at: 'timestamptz', last_visit_day: 'text', total_spent: 'numeric',
  tags: 'text[]', attributes: 'jsonb', email_consent: 'boolean', email_consent_at: 'timestamptz', email_consent_source: 'text', sms_consent: 'boolean',
  sms_consent_at: 'timestamptz', sms_consent_source: 'text', whatsapp_consent: 'boolean', whatsapp_consent_at: 'timestamptz',
  whatsapp_consent_source: 'text', has_email: 'boolean', has_sms: 'boolean', has_whatsapp: 'boolean', email_hash: 'uuid', sms_hash: 'uuid', whatsapp_hash: 'uuid',
};
const columns = Object.keys(types);
const upsert = `
  insert into audience_customer as known (${columns.join(', ')})
  select ${columns.join(', ')} from jsonb_to_recordset($1::jsonb) as r (${columns.map((column) => `${column} ${types[column]}`).join(', ')})
  order by hub_id, customer_id
  on conflict (hub_id, customer_id) do update set ${columns.slice(2).map((column) => `${column} = excluded.${column}`).join(', ')}
    where known.revision <= excluded.revision`;

/**
 * Writes customers as they are now, one row each; an older revision never overwrites a newer one. Marks who shares an
 * address with somebody: writers of one hub wait for each other, or two who write the same address at the same time
 * would each think to be alone with it. A mark may outlive its cause; it only says where to look for duplicates.
 */
export async function saveAudience(tx: Tx, rows: readonly AudienceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const hubIds = [...new Set(rows.map((row) => row.hub_id))].sort();
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('audience|' || h, 0)) from (select h from unnest($1::text[]) h order by h) s`, [hubIds]);
  await tx.query(upsert, [JSON.stringify(rows)]);
  for (const channel of ['email', 'sms', 'whatsapp']) await markShared(tx, channel, rows);
}

async function markShared(tx: Tx, channel: string, rows: readonly AudienceRow[]): Promise<void> {
  const column = `${channel}_hash`;
  const addressed = rows.filter((row) => row[column] !== null);
  if (addressed.length === 0) return;
  // By the lists of hubs and hashes: joined with them, the table was read whole for each batch until it was large. A hash is of one hub.
  const named = `c.hub_id = any($1::text[]) and c.${column} = any($2::uuid[])`;
  await tx.queryAnew(
    `with shared as (select c.hub_id, c.${column} from audience_customer c where ${named} group by 1, 2 having count(*) > 1)
     update audience_customer c set ${channel}_shared = true from shared s
     where ${named} and c.hub_id = s.hub_id and c.${column} = s.${column} and not c.${channel}_shared`,
    [[...new Set(addressed.map((row) => row.hub_id))], [...new Set(addressed.map((row) => row[column]))]],
  );
}
