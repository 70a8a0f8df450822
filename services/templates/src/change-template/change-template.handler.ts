import type { SavedTemplate, TemplatePatch } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { CheckContent } from '../check-content/check-content.js';
import type { CheckedContent } from '../check-content/check-content.rules.js';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { viewOf } from '../list-templates/template-view.rules.js';
import { matchVersion } from '../match-version/match-version.rules.js';
import { versionPublications } from '../publish-template/publish-template.rules.js';
import { hubFace } from '../store/hub.sql.js';
import { findTemplate, updateTemplate } from '../store/template.sql.js';
import type { TemplateState } from '../store/template-state.js';
import { isSame, nextVersion, patchTemplate, type WantedTemplate } from './change-template.rules.js';

/** How a template is to become something else: refused, or what it would say. */
export type Change = (template: TemplateState) => Result<WantedTemplate>;

/** Changes a template by making its next version. */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly content: CheckContent,
  ) {}

  async change(hubId: string, id: string, { patch, ifMatch }: { patch: TemplatePatch; ifMatch: string | undefined }): Promise<Result<SavedTemplate>> {
    return this.by(hubId, id, { ifMatch, change: (template) => patchTemplate(template, patch) });
  }

  /** Content is checked before the row is locked, because checking may take seconds; what was changed meanwhile is checked again. */
  async by(hubId: string, id: string, { ifMatch, change }: { ifMatch: string | undefined; change: Change }): Promise<Result<SavedTemplate>> {
    for (;;) {
      const template = await this.database.inHub(hubId, (tx) => findTemplate(tx, { hubId, id }));
      if (!template) return refuse(templateNotFound);
      const matched = matchVersion(ifMatch, template.version);
      if (!matched.ok) return matched;
      const wanted = change(template);
      if (!wanted.ok) return wanted;
      const checked = await this.content.check(wanted.value.content);
      if (!checked.ok) return checked;
      const saved = await this.database.inHub(hubId, (tx) => this.#save(tx, template, { wanted: wanted.value, checked: checked.value }));
      if (saved) return ok(saved);
    }
  }

  /** Nothing when the template is not any more what was checked. */
  async #save(tx: Tx, template: TemplateState, { wanted, checked }: { wanted: WantedTemplate; checked: CheckedContent }): Promise<SavedTemplate | undefined> {
    const { hubId, id } = template;
    const present = await findTemplate(tx, { hubId, id, lock: true });
    if (present?.version !== template.version) return undefined;
    const next = isSame(present, wanted) ? present : nextVersion(present, wanted, { checked, now: this.clock.now() });
    if (next !== present) {
      await updateTemplate(tx, next, { newVersion: true });
      await this.outbox.add(tx, versionPublications(next, checked.published));
    }
    return { ...viewOf(next, (await hubFace(tx, hubId)).locale), warnings: [...checked.warnings] };
  }
}
