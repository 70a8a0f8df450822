import type { BuiltInNames, TemplateVersionView, TemplateView } from '@messaging/contracts';
import { originalOf } from '../provision-hub/system-template-state.rules.js';
import type { TemplateState, TemplateVersionState } from '../store/template-state.js';

/** A template as the API shows it; a system template that nobody renamed is called what it is in the hub's language. */
export function viewOf(template: TemplateState, hubLocale: string): TemplateView {
  const language = hubLocale.toLowerCase().startsWith('es') ? 'es' : 'en';
  const names = namesOf(template, language);
  return {
    id: template.id,
    ...template.content,
    ...(names && { name: names[language], names }),
    isActive: template.isActive,
    isSystem: template.isSystem,
    version: template.version,
    variables: [...template.variables],
    createdAt: template.createdAt.toISOString(),
    updatedAt: template.updatedAt.toISOString(),
  };
}

/** The names it came with, while it has one of them: a form that was saved with the one it showed renames nothing. */
function namesOf(template: TemplateState, language: keyof BuiltInNames): BuiltInNames | undefined {
  const original = template.isSystem ? originalOf(template)?.name : undefined;
  return original && [original.en, original[language]].includes(template.content.name) ? original : undefined;
}

/** One version as the API shows it. */
export const versionViewOf = (templateId: string, state: TemplateVersionState): TemplateVersionView => ({
  templateId,
  ...state.content,
  version: state.version,
  variables: [...state.variables],
  createdAt: state.createdAt.toISOString(),
});

/** The entity tag of a template: its version. */
export const entityTag = ({ version }: { readonly version: number }): string => `"${version}"`;
