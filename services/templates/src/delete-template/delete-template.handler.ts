import { Outbox } from '@messaging/eventing';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { headPublication } from '../publish-template/publish-template.rules.js';
import { findTemplate, updateTemplate } from '../store/template.sql.js';
import { decideDelete } from './delete-template.rules.js';

/** Ends a template; its versions stay, because messages name them. */
@Injectable()
export class DeleteTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async delete(hubId: string, id: string): Promise<Result<void>> {
    return this.database.inHub(hubId, async (tx) => {
      const template = await findTemplate(tx, { hubId, id, lock: true });
      if (!template) return refuse(templateNotFound);
      const decided = decideDelete(template, this.clock.now());
      if (!decided.ok) return decided;
      await updateTemplate(tx, decided.value, { newVersion: false });
      await this.outbox.add(tx, [headPublication(decided.value)]);
      return ok(undefined);
    });
  }
}
