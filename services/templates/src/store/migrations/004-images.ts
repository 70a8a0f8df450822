import { Migration } from '@messaging/persistence';

/** Pictures of mails, in the database that is backed up with the templates that show them. */
export class Migration004Images extends Migration {
  override up(): void {
    this.addSql(`create table "templates"."template_image" ("id" uuid not null, "hub_id" text not null, "token" text not null, "type" text not null, "bytes" int not null, "sha256" text not null, "content" bytea not null, "created_at" timestamptz(3) not null, primary key ("id"))`);
    this.addSql(`alter table "templates"."template_image" add constraint "template_image_token" unique ("token")`);
    this.addSql(`alter table "templates"."template_image" add constraint "template_image_once" unique ("hub_id", "sha256")`);
    this.addSql(`create index "template_image_newest" on "templates"."template_image" ("hub_id", "created_at", "id")`);
    this.addSql(`alter table "templates"."template_image" enable row level security`);
    this.addSql(`create policy "hub_wall" on "templates"."template_image" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
