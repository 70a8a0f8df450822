import { Migration } from '@messaging/persistence';

/** The subjects of mails, so that a forecast can name them. */
export class Migration005TemplateSubjects extends Migration {
  override up(): void {
    this.addSql(`create table "automations"."template_subject" ("hub_id" text not null, "template_id" uuid not null, "version" int not null, "locale" text not null, "subjects" jsonb not null, primary key ("hub_id", "template_id"))`);
    this.addSql(`alter table "automations"."template_subject" enable row level security`);
    this.addSql(`create policy "hub_wall" on "automations"."template_subject" using (hub_id = current_setting('app.hub_id', true)) with check (hub_id = current_setting('app.hub_id', true))`);
  }
}
