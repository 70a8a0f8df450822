import { HubProvisioner, partProviders, projectedApiKeys, type ServiceParts } from '@messaging/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { consumers } from './consumers.js';
import { ProvisionHubs } from './provision-hub-when-hub-seen/provision-hubs.handler.js';

/** Campaigns and their recipients. */
@Module({})
export class CampaignsModule {
  /** The service as a Nest module over the parts it is given. */
  static register(parts: ServiceParts): DynamicModule {
    return {
      module: CampaignsModule,
      controllers: [...consumers],
      providers: [...partProviders(parts), projectedApiKeys(parts), ProvisionHubs, { provide: HubProvisioner, useExisting: ProvisionHubs }],
      exports: [HubProvisioner],
    };
  }
}
