import { Migration } from '@messaging/persistence';

export class Migration002Staff extends Migration {
  override up(): void {
    this.addSql(`create table "console"."hub_face" ("hub_id" text not null, "revision" int not null, "name" text not null, "time_zone" text not null, "locale" text not null, "country" text not null, "customer_url" text null, "channels" jsonb not null, primary key ("hub_id"))`);
    this.addSql(`alter table "console"."session" add "bearer" text null, add "subject" text null, add "name" text null, add "permissions" text[] null, add "is_by_link" boolean not null default false`);
    this.addSql(`alter table "console"."session" alter column "user_id" drop not null`);
    this.addSql(`create index "session_user" on "console"."session" ("user_id")`);
    this.addSql(`alter table "console"."staff_user" drop constraint "staff_user_owner"`);
    this.addSql(`alter table "console"."staff_user" add "email" text null, add "password_hash" text null, add "last_sign_in_at" timestamptz null`);
    this.addSql(`create index "staff_user_hub" on "console"."staff_user" ("hub_id")`);
    this.addSql(`alter table "console"."staff_user" add constraint "staff_user_email" unique ("email")`);
    this.addSql(`alter table "console"."hub_face" enable row level security`);
    this.addSql(`create policy "hub_wall" on "console"."hub_face" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
