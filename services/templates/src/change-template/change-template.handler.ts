import type { TemplatePatch, TemplateView } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { viewOf } from '../list-templates/template-view.rules.js';
import { versionPublications } from '../publish-template/publish-template.rules.js';
import { findTemplate, updateTemplate } from '../store/template.sql.js';
import { decideChange } from './change-template.rules.js';

/** Changes a template by making its next version. */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async change(hubId: string, id: string, given: { patch: TemplatePatch; ifMatch: string | undefined }): Promise<Result<TemplateView>> {
    return this.database.inHub(hubId, async (tx) => {
      const template = await findTemplate(tx, { hubId, id, lock: true });
      if (!template) return refuse(templateNotFound);
      const decided = decideChange(template, { ...given, now: this.clock.now() });
      if (!decided.ok) return decided;
      if (decided.value.version !== template.version) {
        await updateTemplate(tx, decided.value, { newVersion: true });
        await this.outbox.add(tx, versionPublications(decided.value));
      }
      return ok(viewOf(decided.value));
    });
  }
}
