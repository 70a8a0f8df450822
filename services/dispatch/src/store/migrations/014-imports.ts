import { Migration } from '@messaging/persistence';

const wall = (table: string): string => `create policy "hub_wall" on "dispatch"."${table}" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`;

export class Migration014Imports extends Migration {
  override up(): void {
    this.addSql(`create table "dispatch"."customer_import" ("id" uuid not null, "hub_id" text not null, "state" text not null, "received" int not null default 0, "accepted" int not null default 0, "rejected" int not null default 0, "ignored_columns" jsonb not null default '[]', "detail" text null, "created_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, "touched_at" timestamptz not null, primary key ("id"))`);
    this.addSql(`create index "customer_import_open" on "dispatch"."customer_import" ("state", "touched_at") where state in ('receiving', 'running')`);
    this.addSql(`create table "dispatch"."customer_import_chunk" ("import_id" uuid not null, "number" int not null, "hub_id" text not null, "customers" jsonb not null, primary key ("import_id", "number"))`);
    this.addSql(`create table "dispatch"."customer_import_rejection" ("import_id" uuid not null, "line" int not null, "hub_id" text not null, "code" text not null, "detail" text not null, "raw" text not null, primary key ("import_id", "line"))`);
    for (const table of ['customer_import', 'customer_import_chunk', 'customer_import_rejection']) {
      this.addSql(`alter table "dispatch"."${table}" enable row level security`);
      this.addSql(wall(table));
    }
  }
}
