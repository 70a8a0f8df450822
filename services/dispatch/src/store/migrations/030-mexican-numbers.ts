import { Migration } from '@messaging/persistence';

/** `+52 1` and ten digits, as WhatsApp spells Mexican mobiles: it stood where people wrote from, and could not be sent to. */
const spelled = (column: string): string => `${column} ~ '^\\+521[2-9][0-9]{9}$'`;
const canonical = (column: string): string => `'+52' || right(${column}, 10)`;

/**
 * A Mexican number is one, however it is written: what people refused and when they wrote holds at the ten digits, and
 * customers who had no usable number are read anew. The old rows stay for the previous release; conversations are taken
 * along when the person writes next.
 */
export class Migration030MexicanNumbers extends Migration {
  override up(): void {
    this.addSql(`insert into "dispatch"."suppression" ("hub_id", "channel", "address", "scope", "reason_code", "reason_detail", "created_at", "ends_at", "lasting_code", "lasting_detail")
      select "hub_id", "channel", ${canonical('"address"')}, "scope", "reason_code", "reason_detail", "created_at", "ends_at", "lasting_code", "lasting_detail"
      from "dispatch"."suppression" where "channel" in ('whatsapp', 'sms') and ${spelled('"address"')} on conflict do nothing`);
    this.addSql(`insert into "dispatch"."whatsapp_window" as w ("hub_id", "address", "last_inbound_at", "closes_at")
      select "hub_id", ${canonical('"address"')}, "last_inbound_at", "closes_at" from "dispatch"."whatsapp_window" where ${spelled('"address"')}
      on conflict ("hub_id", "address") do update set "last_inbound_at" = excluded."last_inbound_at", "closes_at" = excluded."closes_at" where w."last_inbound_at" < excluded."last_inbound_at"`);
    this.addSql(`insert into "dispatch"."address_rereading" ("hub_id") select "hub_id" from "dispatch"."hub" h where "settings" #>> '{hub,country}' = 'MX'
      or exists (select 1 from "dispatch"."customer" c where c."hub_id" = h."hub_id" and regexp_replace(concat_ws('|', c."fields" ->> 'phone', c."fields" ->> 'whatsapp'), '[^0-9|]', '', 'g') ~ '521[2-9][0-9]{9}(\\||$)')
      on conflict do nothing`);
  }
}
