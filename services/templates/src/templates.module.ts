import { HubProvisioner, partProviders, projectedApiKeys, type ServiceParts } from '@messaging/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { ChangeTemplateController } from './change-template/change-template.controller.js';
import { ChangeTemplate } from './change-template/change-template.handler.js';
import { CheckContent } from './check-content/check-content.js';
import { consumers } from './consumers.js';
import { CreateTemplateController } from './create-template/create-template.controller.js';
import { CreateTemplate } from './create-template/create-template.handler.js';
import { DeleteTemplateController } from './delete-template/delete-template.controller.js';
import { DeleteTemplate } from './delete-template/delete-template.handler.js';
import { KeepImagesController } from './keep-image/keep-images.controller.js';
import { KeepImages } from './keep-image/keep-images.handler.js';
import { ListTemplatesController } from './list-templates/list-templates.controller.js';
import { ListTemplates } from './list-templates/list-templates.handler.js';
import { GatherPreview } from './preview-template/gather-preview.js';
import { PreviewTemplateController } from './preview-template/preview-template.controller.js';
import { PreviewTemplate } from './preview-template/preview-template.handler.js';
import { ProvisionHub } from './provision-hub/provision-hub.handler.js';
import { ResetTemplateController } from './reset-template/reset-template.controller.js';
import { ShowImageController } from './show-image/show-image.controller.js';
import { TEMPLATES_SETTINGS, type TemplatesSettings } from './templates-settings.js';
import { TestSendTemplateController } from './test-send-template/test-send-template.controller.js';
import { TestSendTemplate } from './test-send-template/test-send-template.handler.js';

/** Templates and their versions. */
@Module({})
export class TemplatesModule {
  static register(parts: ServiceParts, settings: TemplatesSettings): DynamicModule {
    return {
      module: TemplatesModule,
      controllers: [
        KeepImagesController, ShowImageController, PreviewTemplateController, ListTemplatesController, CreateTemplateController, ChangeTemplateController, DeleteTemplateController, ResetTemplateController,
        TestSendTemplateController, ...consumers,
      ],
      providers: [
        ...partProviders(parts), projectedApiKeys(parts),
        { provide: TEMPLATES_SETTINGS, useValue: settings },
        ListTemplates, CreateTemplate, ChangeTemplate, DeleteTemplate, PreviewTemplate, TestSendTemplate, GatherPreview, CheckContent, KeepImages, ProvisionHub,
        { provide: HubProvisioner, useExisting: ProvisionHub },
      ],
      exports: [HubProvisioner],
    };
  }
}
