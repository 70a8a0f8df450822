import type { SavedTemplate, TemplateDraft } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { acceptOnce } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { CheckContent } from '../check-content/check-content.js';
import { viewOf } from '../list-templates/template-view.rules.js';
import { versionPublications } from '../publish-template/publish-template.rules.js';
import { hubFace } from '../store/hub.sql.js';
import { insertTemplates } from '../store/template.sql.js';
import { contentOf, newTemplate } from './create-template.rules.js';

/** Makes a template with its first version. */
@Injectable()
export class CreateTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly content: CheckContent,
  ) {}

  /** With a key, a repeated request gets the first answer; a refusal keeps no key. */
  async create(hubId: string, draft: TemplateDraft, idempotencyKey: string | undefined): Promise<Result<SavedTemplate>> {
    const hub = await this.database.inHub(hubId, (tx) => hubFace(tx, hubId));
    const content = contentOf(draft, hub.locale);
    const checked = await this.content.check(content);
    if (!checked.ok) return checked;
    const now = this.clock.now();
    const template = newTemplate(content, { hubId, id: newId(), isActive: draft.isActive, checked: checked.value, now });
    const request = { hubId, route: 'POST /templates', key: idempotencyKey, body: draft, now };
    return this.database.inHub(hubId, (tx) =>
      acceptOnce(tx, request, async () => {
        await insertTemplates(tx, [template]);
        await this.outbox.add(tx, versionPublications(template, checked.value.published));
        return ok({ ...viewOf(template, hub.locale), warnings: [...checked.value.warnings] });
      }),
    );
  }
}
