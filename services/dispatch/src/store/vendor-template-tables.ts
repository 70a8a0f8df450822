import { defineEntity, hubWall, p } from '@messaging/persistence';
import type { TemplateShape } from '@messaging/providers';

/** What the vendor says of templates that live there, and when its list was read. */
export function vendorTemplates() {
  return [vendorTemplate(), vendorTemplateSync()];
}

const vendorTemplate = () =>
  defineEntity({
    name: 'VendorTemplateRow',
    tableName: 'vendor_template',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      name: p.text().primary(),
      language: p.text().primary(),
      /** The vendor's words. */
      status: p.text(),
      category: p.text(),
      quality: p.text().nullable(),
      reason: p.text().nullable(),
      shape: p.json<TemplateShape>().nullable(),
      body: p.text().default(''),
      saidAt: p.datetime(),
    },
  });

const vendorTemplateSync = () =>
  defineEntity({
    name: 'VendorTemplateSyncRow',
    tableName: 'vendor_template_sync',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      /** Of the settings that the list was read with. */
      revision: p.integer(),
      nextAt: p.datetime(),
      syncedAt: p.datetime().nullable(),
      error: p.text().nullable(),
    },
  });
