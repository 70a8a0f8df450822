/**
 * Gives committed rows their dense positions. $1 = floor: an id below which everything was stamped more than 60 s ago; it
 * skips dead index entries (6 ms instead of 23 ms a batch while an old snapshot is open). The floor must lag behind the
 * longest writer, or keys are reordered; once a second a run with floor 0 finds older stragglers. Measured 118-141 k
 * rows/s at 500-1,000 a batch; 5,000 was slower (EVENTING.md section 3). Prepared: a single event takes 0.3 ms
 * instead of 0.7, half of which was planning.
 */
export const stampSql = `
  with n as materialized (select id from outbox where pos is null and id > $1 order by id limit 1000),
  r as (select id, row_number() over (order by id) k from n),
  h as (update outbox_head set pos = pos + (select count(*) from n) where exists (select 1 from n) returning pos),
  u as (update outbox o set pos = h.pos - (select count(*) from n) + r.k from r, h where o.id = r.id returning o.id, o.topic)
  select count(*)::int as stamped, coalesce(max(id), 0) as last_id, array_agg(distinct topic) as topics from u`;

/** Makes sure the head row exists. */
export const ensureHeadSql = `insert into outbox_head (one, pos) values (true, 0) on conflict do nothing`;
