import { Migration } from '@messaging/persistence';

/** An import says what came of the lines that it took, and at which of them somebody should look. */
export class Migration024ImportWarnings extends Migration {
  override up(): void {
    this.addSql('alter table "dispatch"."customer_import" add "warned" int not null default 0, add "created" int not null default 0, add "updated" int not null default 0, add "unchanged" int not null default 0, add "repeated" int not null default 0');
    this.addSql(`create table "dispatch"."customer_import_warning" ("import_id" uuid not null, "line" int not null, "code" text not null, "hub_id" text not null, "fields" jsonb not null, "detail" text not null, "raw" text not null, primary key ("import_id", "line", "code"))`);
    this.addSql('alter table "dispatch"."customer_import_warning" enable row level security');
    this.addSql(`create policy "hub_wall" on "dispatch"."customer_import_warning" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
