import type { TemplateDraft, TemplateView } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { acceptOnce } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { viewOf } from '../list-templates/template-view.rules.js';
import { versionPublications } from '../publish-template/publish-template.rules.js';
import { insertTemplates } from '../store/template.sql.js';
import { decideCreate } from './create-template.rules.js';

/** Makes a template with its first version. */
@Injectable()
export class CreateTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** With a key, a repeated request gets the first answer; a refusal keeps no key. */
  async create(hubId: string, draft: TemplateDraft, idempotencyKey: string | undefined): Promise<Result<TemplateView>> {
    const now = this.clock.now();
    const decided = decideCreate(draft, { hubId, id: newId(), now });
    if (!decided.ok) return decided;
    const template = decided.value;
    const request = { hubId, route: 'POST /templates', key: idempotencyKey, body: draft, now };
    return this.database.inHub(hubId, (tx) =>
      acceptOnce(tx, request, async () => {
        await insertTemplates(tx, [template]);
        await this.outbox.add(tx, versionPublications(template));
        return ok(viewOf(template));
      }),
    );
  }
}
