import { deriveId, unwrap } from '@messaging/kernel';
import { checkContent } from '../check-content/check-content.rules.js';
import type { ContentVariable, TemplateState, VersionedContent } from '../store/template-state.js';
import type { SystemTemplate } from '../system-templates/system-template.js';
import { systemTemplates } from '../system-templates/system-templates.js';

interface Prepared {
  readonly trigger: string;
  readonly content: VersionedContent;
  readonly variables: readonly ContentVariable[];
}

/** Compiled once: the words are the same for every hub. A system template that is not sound fails the start. */
const prepared: readonly Prepared[] = systemTemplates.map((template) => {
  const content = contentOf(template);
  return { trigger: template.trigger, content, variables: unwrap(checkContent(content)).variables };
});

function contentOf({ name, channel, category, locale, content, translations }: SystemTemplate): VersionedContent {
  return { name: name.en, channel, category, locale, ...content, translations };
}

/** The system templates of a hub. Automations know their ids by the same derivation. */
export const systemTemplatesOf = (hubId: string, now: Date): TemplateState[] =>
  prepared.map(({ trigger, content, variables }) => ({
    id: deriveId(hubId, 'template', trigger), hubId, version: 1, isActive: true, isSystem: true, isDeleted: false, createdAt: now, updatedAt: now, content, variables,
  }));
