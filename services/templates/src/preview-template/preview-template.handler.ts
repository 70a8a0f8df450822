import type { PreviewTemplate as PreviewRequest, TemplatePreview } from '@messaging/contracts';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { CheckContent } from '../check-content/check-content.js';
import type { Checkable } from '../check-content/check-content.rules.js';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { hubFace } from '../store/hub.sql.js';
import { findTemplate } from '../store/template.sql.js';
import { GatherPreview } from './gather-preview.js';
import { refuseOtherChannel } from './other-channel.rules.js';

/** Shows a template, or what somebody is writing just now, as a message would look. Stores and sends nothing. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly database: Database,
    private readonly gather: GatherPreview,
    private readonly content: CheckContent,
  ) {}

  async preview(hubId: string, request: PreviewRequest): Promise<Result<TemplatePreview>> {
    const words = await this.#words(hubId, request);
    if (!words.ok) return words;
    const gathered = await this.gather.gather(hubId, request.customerId);
    if (!gathered.ok) return gathered;
    const { channel, variables, locale, purpose } = request;
    const shown = await this.content.preview({ ...gathered.value, request: { channel, variables, ...(locale !== undefined && { locale }), ...(purpose && { purpose }) }, words: words.value });
    return shown.ok || !request.draft ? shown : refuse(insideDraft(shown.problem));
  }

  async #words(hubId: string, { templateId: id, draft, channel }: PreviewRequest): Promise<Result<Checkable>> {
    return this.database.inHub(hubId, async (tx): Promise<Result<Checkable>> => {
      if (draft) return ok({ ...draft, locale: draft.locale ?? (await hubFace(tx, hubId)).locale });
      const template = id === undefined ? undefined : await findTemplate(tx, { hubId, id });
      if (!template) return refuse(templateNotFound);
      const other = refuseOtherChannel(template.content.channel, channel);
      return other ? refuse(other) : ok(template.content);
    });
  }
}

/** Pointers lead into the request, where the draft is a member. */
const insideDraft = (problem: Problem): Problem => ({
  ...problem, ...(problem.errors && { errors: problem.errors.map((error) => ({ ...error, pointer: `/draft${error.pointer}` })) }),
});
