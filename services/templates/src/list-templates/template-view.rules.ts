import type { TemplateVersionView, TemplateView } from '@messaging/contracts';
import type { TemplateState, TemplateVersionState } from '../store/template-state.js';

/** A template as the API shows it. */
export const viewOf = (template: TemplateState): TemplateView => ({
  id: template.id,
  ...template.content,
  isActive: template.isActive,
  isSystem: template.isSystem,
  version: template.version,
  variables: [...template.variables],
  createdAt: template.createdAt.toISOString(),
  updatedAt: template.updatedAt.toISOString(),
});

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
