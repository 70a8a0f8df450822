import { CompiledTemplateCache } from '@messaging/content';
import { HubProvisioner, partProviders, projectedApiKeys, type ServiceParts } from '@messaging/service-kit';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { SaveCampaigns } from './announce-campaign/save-campaigns.js';
import { TellProgress } from './announce-campaign/tell-progress.js';
import { AnalyseCampaign } from './analyse-campaign/analyse-campaign.handler.js';
import { AnalyticsController } from './analyse-campaign/analytics.controller.js';
import { CAMPAIGNS_SETTINGS, type CampaignsSettings } from './campaigns-settings.js';
import { consumers } from './consumers.js';
import { CampaignsController } from './define-campaign/campaigns.controller.js';
import { DefineCampaigns } from './define-campaign/define-campaigns.handler.js';
import { ReadCampaigns } from './define-campaign/read-campaigns.handler.js';
import { AwaitAudience } from './estimate-audience/await-audience.js';
import { EstimateAudience } from './estimate-audience/estimate-audience.handler.js';
import { EstimateCampaignController } from './estimate-audience/estimate-campaign.controller.js';
import { ExpandCampaigns } from './expand-campaign/expand-campaigns.js';
import { ListRecipients } from './list-recipients/list-recipients.handler.js';
import { RecipientsController } from './list-recipients/recipients.controller.js';
import { PauseCampaigns } from './pause-campaigns-when-channel-broken/pause-campaigns.handler.js';
import { KeepSenders } from './pause-campaigns-when-sender-changed/keep-sender.handler.js';
import { PreviewCampaignController } from './preview-campaign/preview-campaign.controller.js';
import { PreviewCampaigns } from './preview-campaign/preview-campaigns.handler.js';
import { TestSendCampaigns } from './preview-campaign/test-send-campaigns.handler.js';
import { ProvisionHubs } from './provision-hub-when-hub-seen/provision-hubs.handler.js';
import { RecountCampaigns } from './recount-campaigns/recount-campaigns.js';
import { RescheduleCampaigns } from './reschedule-campaigns-when-time-zone-changed/reschedule-campaigns.handler.js';
import { GatherLifeFacts } from './run-campaign/gather-life-facts.js';
import { RunCampaignController } from './run-campaign/run-campaign.controller.js';
import { RunCampaigns } from './run-campaign/run-campaigns.handler.js';
import { StartDueCampaigns } from './run-campaign/start-due-campaigns.js';
import { UpdateRecipients } from './update-recipients-when-messages-progressed/update-recipients.handler.js';

/** Compiled templates kept in memory: a few KB each as a rule, a few hundred at most. */
const compiledTemplatesMax = 500;

/** Campaigns and their recipients. */
@Module({})
export class CampaignsModule {
  /** The service as a Nest module over the parts it is given. */
  static register(parts: ServiceParts, settings: CampaignsSettings): DynamicModule {
    return {
      module: CampaignsModule,
      controllers: [EstimateCampaignController, CampaignsController, RunCampaignController, RecipientsController, AnalyticsController, PreviewCampaignController, ...consumers],
      providers: [
        ...partProviders(parts), projectedApiKeys(parts),
        { provide: CAMPAIGNS_SETTINGS, useValue: settings },
        { provide: CompiledTemplateCache, useValue: new CompiledTemplateCache(compiledTemplatesMax) },
        SaveCampaigns, DefineCampaigns, ReadCampaigns, AwaitAudience, EstimateAudience, GatherLifeFacts, RunCampaigns, UpdateRecipients, ListRecipients,
        AnalyseCampaign, PauseCampaigns, KeepSenders, RescheduleCampaigns, PreviewCampaigns, TestSendCampaigns,
        ...background(parts),
        ProvisionHubs, { provide: HubProvisioner, useExisting: ProvisionHubs },
      ],
      exports: [HubProvisioner],
    };
  }
}

/** Background work, besides requests and events. */
function background(parts: ServiceParts): Provider[] {
  return [
    {
      provide: ExpandCampaigns,
      inject: [SaveCampaigns],
      useFactory: (campaigns: SaveCampaigns) => {
        const expander = new ExpandCampaigns({ ...parts, campaigns });
        parts.background.add('expand-campaigns', expander);
        return expander;
      },
    },
    {
      provide: StartDueCampaigns,
      inject: [SaveCampaigns, GatherLifeFacts],
      useFactory: (campaigns: SaveCampaigns, facts: GatherLifeFacts) => {
        const starter = new StartDueCampaigns({ ...parts, campaigns, facts });
        parts.background.add('start-due-campaigns', starter);
        return starter;
      },
    },
    {
      provide: RecountCampaigns,
      useFactory: () => {
        const recounter = new RecountCampaigns(parts);
        parts.background.add('recount-campaigns', recounter);
        return recounter;
      },
    },
    {
      provide: TellProgress,
      useFactory: () => {
        const teller = new TellProgress(parts);
        parts.background.add('tell-progress', teller);
        return teller;
      },
    },
  ];
}
