import type { TemplateDraft, TemplateView } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { viewOf } from '../list-templates/template-view.rules.js';
import { versionPublications } from '../publish-template/publish-template.rules.js';
import { claimKey, keepAnswer } from '../store/idempotency-key.sql.js';
import { insertTemplates } from '../store/template.sql.js';
import { bodyHash, decideCreate } from './create-template.rules.js';

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
    return this.database.inHub(hubId, async (tx) => {
      const use = idempotencyKey === undefined ? undefined : { hubId, route: 'POST /templates', key: idempotencyKey, bodyHash: bodyHash(draft), now };
      const claim = use && (await claimKey(tx, use));
      if (claim?.kind === 'repeated') return ok(JSON.parse(claim.answer) as TemplateView);
      if (claim?.kind === 'other_body') return refuse({ kind: 'conflict', code: 'REQUEST.IDEMPOTENCY_CONFLICT', detail: 'This Idempotency-Key was used with another body.' });
      await insertTemplates(tx, [template]);
      await this.outbox.add(tx, versionPublications(template));
      const view = viewOf(template);
      if (use) await keepAnswer(tx, use, JSON.stringify(view));
      return ok(view);
    });
  }
}
