import { Migration } from '@messaging/persistence';

/** The days by which customers are found (find-dates), and executions by their moment. */
export class Migration003DatesOfCustomers extends Migration {
  override up(): void {
    this.addSql(`alter table "automations"."customer" add "birthday_on" text null, add "since_on" text null, add "last_visit_on" text null`);
    this.addSql(`update "automations"."customer" set "birthday_on" = substring("fields"->>'birthday' from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})$'), "since_on" = substring("fields"->>'customerSince' from '^[0-9]{4}-([0-9]{2}-[0-9]{2})'), "last_visit_on" = substring("fields"->>'lastVisitAt' from '^[0-9]{4}-[0-9]{2}-[0-9]{2}')`);
    this.addSql(`create index "customer_birthday" on "automations"."customer" ("hub_id", "birthday_on") where birthday_on is not null`);
    this.addSql(`create index "customer_since" on "automations"."customer" ("hub_id", "since_on") where since_on is not null`);
    this.addSql(`create index "customer_last_visit" on "automations"."customer" ("hub_id", "last_visit_on") where last_visit_on is not null`);
    this.addSql(`create index "execution_scheduled" on "automations"."execution" ("hub_id", "scheduled_at", "id")`);
  }
}
