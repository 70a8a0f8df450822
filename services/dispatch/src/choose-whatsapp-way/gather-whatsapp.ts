import type { TemplateVersionPublished } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';
import { addressKey } from '../addresses/address.rules.js';
import { loadVendorTemplates, type VendorTemplateRow } from '../sync-vendor-templates/vendor-templates.sql.js';
import type { WhatsappFacts } from './whatsapp-way.rules.js';

/** What is known of a batch's people and templates. */
export interface KnownAtMeta {
  readonly windows: ReadonlyMap<string, Date>;
  readonly vendorTemplates: ReadonlyMap<string, VendorTemplateRow>;
}

/** Windows of these people and the state of the templates at Meta that stand for ours: two statements for a batch. */
export async function gatherWhatsapp(
  database: Database,
  hubId: string,
  { keys, templates }: { keys: readonly string[]; templates: readonly TemplateVersionPublished[] },
): Promise<KnownAtMeta> {
  const wanted = templates.flatMap(({ whatsapp }) => (whatsapp ? [{ name: whatsapp.name, language: whatsapp.language }] : []));
  const [rows, vendorTemplates] = await Promise.all([
    database.query<{ address: string; closes_at: Date }>('select address, closes_at from whatsapp_window where hub_id = $1 and address = any($2::text[])', [hubId, keys]),
    loadVendorTemplates(database, hubId, wanted),
  ]);
  return { windows: new Map(rows.map((row) => [row.address, row.closes_at])), vendorTemplates };
}

/** Of one message; `heardUntilMs` as it was before the windows were read. */
export function whatsappFacts({ windows, vendorTemplates }: KnownAtMeta, of: { address: string | undefined; template: TemplateVersionPublished | undefined; createdAt: Date; heardUntilMs: number }): WhatsappFacts {
  const whatsapp = of.template?.whatsapp;
  return {
    windowClosesAt: of.address === undefined ? undefined : windows.get(addressKey('whatsapp', of.address)),
    isMapped: whatsapp !== undefined,
    vendorTemplate: whatsapp && vendorTemplates.get(`${whatsapp.name}|${whatsapp.language}`),
    mayHaveWritten: of.createdAt.getTime() > of.heardUntilMs,
  };
}
