import type { TemplateVersionView, TemplateView } from '@messaging/contracts';
import { originalOf } from '../provision-hub/system-template-state.rules.js';
import type { TemplateState, TemplateVersionState } from '../store/template-state.js';

/** A template as the API shows it; a system template that nobody renamed is called what it is in the hub's language. */
export const viewOf = (template: TemplateState, hubLocale: string): TemplateView => ({
  id: template.id,
  ...template.content,
  name: shownName(template, hubLocale),
  isActive: template.isActive,
  isSystem: template.isSystem,
  version: template.version,
  variables: [...template.variables],
  createdAt: template.createdAt.toISOString(),
  updatedAt: template.updatedAt.toISOString(),
});

function shownName(template: TemplateState, hubLocale: string): string {
  const { name } = template.content;
  if (!template.isSystem || !hubLocale.toLowerCase().startsWith('es')) return name;
  const original = originalOf(template);
  return original && original.name.en === name ? original.name.es : name;
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
