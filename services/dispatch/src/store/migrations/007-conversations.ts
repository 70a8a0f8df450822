import { Migration } from '@messaging/persistence';

export class Migration007Conversations extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."conversation" ("id" uuid not null, "hub_id" text not null, "channel" text not null, "address" text not null, "account_id" uuid not null, "sandbox" boolean not null default false, "customer_id" text null, "user_id" text null, "profile_name" text null, "last_reply_id" uuid not null, "last_reply_at" timestamptz not null, "unread" int not null default 0, "read_at" timestamptz null, primary key ("id"))`);
    this.addSql(`create index "conversation_newest" on "dispatch"."conversation" ("hub_id", "last_reply_at", "id")`);
    this.addSql(`create index "conversation_unread" on "dispatch"."conversation" ("hub_id", "last_reply_at", "id") where unread > 0`);
    this.addSql(`create index "conversation_user" on "dispatch"."conversation" ("hub_id", "user_id") where user_id is not null`);
    this.addSql(`alter table "dispatch"."conversation" add constraint "conversation_once" unique ("hub_id", "channel", "address")`);
    this.addSql(`create index "attempt_address" on "dispatch"."attempt" ("hub_id", "to_address")`);
    this.addSql(`alter table "dispatch"."message" add "conversation_id" uuid null`);
    this.addSql(`create index "message_conversation" on "dispatch"."message" ("conversation_id", "created_at", "id") where conversation_id is not null`);
    this.addSql(`alter table "dispatch"."conversation" enable row level security`);
    this.addSql(`create policy "hub_wall" on "dispatch"."conversation" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
