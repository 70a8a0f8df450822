import { deriveId, unwrap } from '@messaging/kernel';
import { checkContent, type CheckedContent } from '../check-content/check-content.rules.js';
import type { TemplateState, VersionedContent } from '../store/template-state.js';
import type { SystemTemplate } from '../system-templates/system-template.js';
import { systemTemplates } from '../system-templates/system-templates.js';

/** A system template as it is given to every hub. */
export interface PreparedTemplate {
  readonly trigger: string;
  readonly name: SystemTemplate['name'];
  readonly content: VersionedContent;
  readonly checked: CheckedContent;
}

/** Compiled once: the words are the same for every hub. A system template that is not sound fails the start. */
export const prepared: readonly PreparedTemplate[] = systemTemplates.map((template) => {
  const content = contentOf(template);
  return { trigger: template.trigger, name: template.name, content, checked: unwrap(checkContent(content)) };
});

function contentOf({ name, channel, category, locale, content, translations }: SystemTemplate): VersionedContent {
  return { name: name.en, channel, category, locale, ...content, translations };
}

/** Automations know the ids of a hub's system templates by the same derivation. */
export const systemTemplateId = (hubId: string, trigger: string): string => deriveId(hubId, 'template', trigger);

/** What a system template was made with; nothing for one that staff made. */
export const originalOf = ({ hubId, id }: Pick<TemplateState, 'hubId' | 'id'>): PreparedTemplate | undefined => prepared.find(({ trigger }) => systemTemplateId(hubId, trigger) === id);

/** The system templates of a hub, each with what the others are told of it. */
export const systemTemplatesOf = (hubId: string, now: Date): readonly { readonly template: TemplateState; readonly checked: CheckedContent }[] =>
  prepared.map(({ trigger, content, checked }) => ({
    checked,
    template: {
      id: systemTemplateId(hubId, trigger), hubId, version: 1, isActive: true, isSystem: true, isDeleted: false, createdAt: now, updatedAt: now, content,
      variables: checked.variables,
    },
  }));
