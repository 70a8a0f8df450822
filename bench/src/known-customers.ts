import { inDatabase } from './product-database.js';

/** Whom a bench wants to know. */
export interface KnownCustomers {
  readonly count: number;
  /** Every so many-th said no to marketing emails; nobody when it is left out. */
  readonly refusing?: number;
}

/**
 * Puts customers where campaigns and dispatch read them, by SQL, as an import of the same would leave them: c0000000 and so
 * on at customer0@example.com, every tenth of the tier gold. A million by HTTP takes a quarter of an hour.
 */
export async function putCustomers(dataDir: string, { count, refusing }: KnownCustomers): Promise<void> {
  const people = `(select n, 'c' || lpad(n::text, 7, '0') as id, 'customer' || n || '@example.com' as email, ${refusing === undefined ? 'true' : `n % ${refusing} <> 0`} as agrees,
    jsonb_build_object('code', 'C-' || n, 'order', (100000 + n)::text) as attributes from generate_series(0, ${count - 1}) n)`;
  const fields = `jsonb_build_object('firstName', 'Sara ' || n, 'email', email, 'attributes', attributes)`;
  await inDatabase(dataDir, async (client) => {
    for (const sql of [
      `campaigns.audience_customer (hub_id, customer_id, revision, created_at, first_name, email, loyalty_tier, total_spent, attributes, email_consent, has_email, email_hash)
        select 'main', id, 1, now() - interval '1 day', 'Sara ' || n, email, case when n % 10 = 0 then 'gold' else 'none' end, n % 500, attributes, agrees, true, md5(n::text)::uuid from ${people}`,
      `campaigns.customer_fields (hub_id, customer_id, revision, fields) select 'main', id, 1, ${fields} from ${people}`,
      `dispatch.customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, revision, search_terms)
        select 'main', id, ${fields}, '{}', md5(n::text)::uuid, now() - interval '1 day', 1, array[id] from ${people}`,
      `dispatch.consent (hub_id, customer_id, channel, marketing, at, source) select 'main', id, 'email', agrees, now() - interval '1 day', 'import' from ${people}`,
      `dispatch.customer_address (hub_id, customer_id, channel, key) select 'main', id, 'email', email from ${people}`,
    ]) await client.query(`insert into ${sql} p`);
    await client.query('vacuum analyze campaigns.audience_customer, campaigns.customer_fields, dispatch.customer, dispatch.consent, dispatch.customer_address');
  });
}
