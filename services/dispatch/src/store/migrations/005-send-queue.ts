import { Migration } from '@messaging/persistence';

/**
 * The queue leaves `message`: `send_queue` holds what is still to be sent, `send_turn` whose turn it is. What was queued
 * or claimed is queued; a call that was under way when the old version stopped is `unknown`, as after any crash.
 */
export class Migration005SendQueue extends Migration {
  override up(): void {
    this.#tables();
    this.#move();
    this.#strip();
  }

  #tables(): void {
    this.addSql(`create table "dispatch"."send_queue" ("message_id" uuid not null, "hub_id" text not null, "channel" text not null, "lane" text not null, "next_at" timestamptz not null, "phase" text not null default 'queued', "attempts" int not null default 0, "retries" int not null default 0, "resends" smallint not null default 0, "holder" uuid null, "attempt_id" uuid null, "provider" text null, "account_id" uuid null, "to_address" text null, "started_at" timestamptz null, primary key ("message_id"))`);
    this.addSql(`create index "send_queue_order" on "dispatch"."send_queue" ("channel", "hub_id", "lane", "next_at", "message_id")`);
    this.addSql(`create table "dispatch"."send_turn" ("channel" text not null, "hub_id" text not null, "next_at" timestamptz not null, "turn_at" timestamptz not null default clock_timestamp(), "holder" uuid null, "process" uuid null, "lease_until" timestamptz null, primary key ("channel", "hub_id"))`);
    this.addSql(`create index "send_turn_order" on "dispatch"."send_turn" ("channel", "turn_at")`);
    for (const table of ['send_queue', 'send_turn']) {
      this.addSql(`alter table "dispatch"."${table}" enable row level security`);
      this.addSql(`create policy "hub_wall" on "dispatch"."${table}" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    }
    this.addSql('alter table dispatch.send_queue set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)');
    this.addSql('alter table dispatch.send_turn set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)');
  }

  #move(): void {
    this.addSql(`
      insert into dispatch.send_queue (message_id, hub_id, channel, lane, next_at, phase, attempts, retries, resends, attempt_id, provider, account_id, to_address, started_at)
      select m.id, m.hub_id, m.channel, m.lane, case when m.phase = 'settled' then m.unknown_since + interval '10 min' else m.next_at end,
        case when m.phase in ('settled', 'sending') then 'unknown' else 'queued' end, m.attempts, m.retries,
        case when exists (select from dispatch.decision d where d.message_id = m.id and d.code = 'SEND.AGAIN') then 1 else 0 end,
        a.id, a.provider, a.account_id, a.to_address, a.started_at
      from dispatch.message m left join dispatch.attempt a on a.message_id = m.id and a.number = m.attempts
      where m.phase <> 'settled' or m.status = 'unknown'`);
    this.addSql(`update dispatch.attempt set status = 'unknown', status_rank = 10 where status = 'sending'`);
    this.addSql(`
      update dispatch.message set status = 'unknown', status_rank = 10, reason_code = 'SEND.UNCONFIRMED',
        reason_detail = 'The sender stopped in the middle of the call; a receipt will tell.'
      where phase = 'sending' and status_rank < 10`);
    this.addSql(`insert into dispatch.send_turn (channel, hub_id, next_at) select channel, hub_id, min(next_at) from dispatch.send_queue group by 1, 2`);
  }

  #strip(): void {
    this.addSql(`drop table "dispatch"."lane_turn"`);
    for (const index of ['message_claim', 'message_lease', 'message_unknown', 'message_external', 'message_address', 'attempt_external']) {
      this.addSql(`drop index "dispatch"."${index}"`);
    }
    this.addSql(`alter table "dispatch"."message" drop column "phase", drop column "next_at", drop column "lease_owner", drop column "lease_until", drop column "retries", drop column "unknown_since"`);
    this.addSql(`alter table "dispatch"."message" add column "status_at" timestamptz not null default clock_timestamp()`);
    this.addSql(`alter table "dispatch"."attempt" alter column "status" drop default`);
    this.addSql(`create index "attempt_external" on "dispatch"."attempt" ("hub_id", "external_id") where external_id is not null`);
  }
}
