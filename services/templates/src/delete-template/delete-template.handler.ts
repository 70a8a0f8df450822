import { setTimeout as sleep } from 'node:timers/promises';
import { Outbox } from '@messaging/eventing';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { matchVersion } from '../match-version/match-version.rules.js';
import { headPublication } from '../publish-template/publish-template.rules.js';
import { findTemplate, updateTemplate } from '../store/template.sql.js';
import { usersOf } from '../store/template-use.sql.js';
import { decideDelete } from './delete-template.rules.js';

/** What an automation was told 201 for is heard here some 50 ms later; who deletes its template in the next request is still told so. */
const hearingMs = 500;
const usersMax = 20;

/** Ends a template; its versions stay, because messages name them. */
@Injectable()
export class DeleteTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async delete(hubId: string, id: string, ifMatch: string | undefined): Promise<Result<void>> {
    const known = await this.database.inHub(hubId, (tx) => findTemplate(tx, { hubId, id }));
    if (!known) return refuse(templateNotFound);
    if (!known.isSystem) await sleep(hearingMs);
    return this.database.inHub(hubId, async (tx) => {
      const template = await findTemplate(tx, { hubId, id, lock: true });
      if (!template) return refuse(templateNotFound);
      const matched = matchVersion(ifMatch, template.version);
      if (!matched.ok) return matched;
      const users = await usersOf(tx, { hubId, templateId: id, limit: usersMax });
      const decided = decideDelete(template, { users, now: this.clock.now() });
      if (!decided.ok) return decided;
      await updateTemplate(tx, decided.value, { newVersion: false });
      await this.outbox.add(tx, [headPublication(decided.value)]);
      return ok(undefined);
    });
  }
}
