import type { PreviewTemplate as PreviewRequest, TemplatePreview } from '@messaging/contracts';
import { refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { hubFace } from '../store/hub.sql.js';
import { findTemplate } from '../store/template.sql.js';
import { TEMPLATES_SETTINGS, type TemplatesSettings } from '../templates-settings.js';
import { previewTemplate } from './preview-template.rules.js';

/** Shows a template, or what somebody is writing just now, as a message would look. Stores and sends nothing. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly database: Database,
    @Inject(TEMPLATES_SETTINGS) private readonly settings: TemplatesSettings,
  ) {}

  async preview(hubId: string, request: PreviewRequest): Promise<Result<TemplatePreview>> {
    return this.database.inHub(hubId, async (tx) => {
      const { templateId: id } = request;
      const words = request.draft ?? (id === undefined ? undefined : (await findTemplate(tx, { hubId, id }))?.content);
      if (!words) return refuse(templateNotFound);
      const unsubscribeUrl = `${this.settings.publicUrl.replace(/\/+$/, '')}/u/preview`;
      return previewTemplate({ request, words, hub: await hubFace(tx, hubId), unsubscribeUrl });
    });
  }
}
