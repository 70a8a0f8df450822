import { Migration } from '@messaging/persistence';

export class Migration013Campaigns extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."campaign_chunk" ("id" bigserial primary key, "campaign_id" uuid not null, "hub_id" text not null, "not_before" timestamptz null, "command" jsonb not null, "taken" int not null default 0)`);
    this.addSql(`create index "campaign_chunk_order" on "dispatch"."campaign_chunk" ("campaign_id", "id")`);
    this.addSql(`create table "dispatch"."campaign_gate" ("campaign_id" uuid not null, "hub_id" text not null, "channel" text not null, "revision" int not null, "state" text not null, "rate_per_minute" int null, "ramp_first" int null, "ramp_wait_ms" bigint null, "expires_at" timestamptz null, "released" int not null default 0, "ramp_until" timestamptz null, "next_at" timestamptz not null default clock_timestamp(), "turn_at" timestamptz not null default clock_timestamp(), "is_active" boolean not null default false, primary key ("campaign_id"))`);
    this.addSql(`create index "campaign_gate_turn" on "dispatch"."campaign_gate" ("turn_at") where is_active`);
    this.addSql(`create index "message_campaign" on "dispatch"."message" ("hub_id", "campaign_id", "created_at", "id") where campaign_id is not null`);
    this.addSql(`alter table "dispatch"."send_queue" add "campaign_id" uuid null`);
    this.addSql(`alter table "dispatch"."campaign_chunk" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."campaign_chunk" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
    this.addSql(`alter table "dispatch"."campaign_gate" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."campaign_gate" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
