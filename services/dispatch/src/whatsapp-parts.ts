import { SecretBox } from '@messaging/persistence';
import { OutboundGuard } from '@messaging/providers';
import type { ServiceParts } from '@messaging/service-kit';
import type { Provider, Type } from '@nestjs/common';
import type { DispatchSettings } from './dispatch-settings.js';
import { providerEnvironment } from './provider-environment.js';
import { SyncVendorTemplates } from './sync-vendor-templates/sync-vendor-templates.handler.js';
import { SyncVendorTemplatesSchedule } from './sync-vendor-templates/sync-vendor-templates.schedule.js';
import { VendorTemplatesController } from './sync-vendor-templates/vendor-templates.controller.js';

/** Templates that live at the vendor. */
export const whatsappControllers: Type[] = [VendorTemplatesController];

export const whatsappProviders = ({ database, clock, background, observer }: ServiceParts, settings: DispatchSettings): Provider[] => [
  {
    provide: SyncVendorTemplates,
    inject: [SecretBox, OutboundGuard],
    useFactory: (box: SecretBox, guard: OutboundGuard) => {
      const templates = new SyncVendorTemplates({ database, box, clock, environment: providerEnvironment(settings, guard) });
      background.add('sync vendor templates', new SyncVendorTemplatesSchedule(database, templates, (where, error) => observer.trouble(where, error)));
      return templates;
    },
  },
];
