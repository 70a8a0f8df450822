import type { TemplateDraft } from '@messaging/contracts';

/** The words of a version and what they need: everything of a draft that is versioned. */
export type VersionedContent = Omit<TemplateDraft, 'isActive' | 'locale'> & { readonly locale: string };

/** A root variable, as libs/content finds it. */
export interface ContentVariable {
  readonly name: string;
  readonly required: boolean;
}

/** A template with its current version. */
export interface TemplateState {
  readonly id: string;
  readonly hubId: string;
  readonly version: number;
  readonly isActive: boolean;
  readonly isSystem: boolean;
  readonly isDeleted: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly content: VersionedContent;
  readonly variables: readonly ContentVariable[];
}

/** One version of a template. */
export interface TemplateVersionState {
  readonly version: number;
  readonly createdAt: Date;
  readonly content: VersionedContent;
  readonly variables: readonly ContentVariable[];
}
