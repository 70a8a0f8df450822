import { Migration } from '@messaging/persistence';

/**
 * Messages are found by the beginning of an address or a vendor's id, and listed by channel, without a walk through all of
 * them. What is searched stands in columns that never change once they are written (generated), so outcomes and receipts
 * stay on their page; `text_pattern_ops` finds prefixes in every collation, and serves equality as before. Adding the
 * columns writes the tables again: some 20 s a million messages.
 */
export class Migration018SearchMessages extends Migration {
  override up(): void {
    this.addSql(`alter table "dispatch"."message"
      add column "address_key" text generated always as (lower(case when direction = 'inbound' then from_address when to_given then to_address end)) stored null,
      add column "inbound_id" text generated always as (case when direction = 'inbound' then external_id end) stored null`);
    this.addSql(`create index "message_channel" on "dispatch"."message" ("hub_id", "channel", "created_at", "id")`);
    this.addSql(`create index "message_address" on "dispatch"."message" ("hub_id", "address_key" text_pattern_ops) where address_key is not null`);
    this.addSql(`create index "message_inbound_id" on "dispatch"."message" ("hub_id", "inbound_id" text_pattern_ops) where inbound_id is not null`);
    this.addSql(`alter table "dispatch"."attempt" add column "address_key" text generated always as (lower(to_address)) stored null`);
    this.addSql(`alter table "dispatch"."conversation" add column "address_key" text generated always as (lower(address)) stored null`);
    this.addSql(`drop index "dispatch"."attempt_address"`);
    this.addSql(`create index "attempt_address" on "dispatch"."attempt" ("hub_id", "address_key" text_pattern_ops)`);
    this.addSql(`drop index "dispatch"."attempt_external"`);
    this.addSql(`create index "attempt_external" on "dispatch"."attempt" ("hub_id", "external_id" text_pattern_ops) where external_id is not null`);
  }
}
