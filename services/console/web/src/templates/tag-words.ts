import type { TFunction } from 'i18next';
import type { TemplateTag } from './template-tags.rules.js';
import { variableName } from './variable-name.js';

/** What a shop reads instead of braces: "First name", "only with Service". */
export function tagWords(t: TFunction, tag: TemplateTag): string {
  switch (tag.kind) {
    case 'value': {
      const name = variableName(t, tag.path);
      if (tag.shape) return t(`templates.tags.${tag.shape}`, { name });
      return tag.otherwise === undefined ? name : t('templates.tags.otherwise', { name, otherwise: tag.otherwise });
    }
    case 'if':
    case 'unless':
    case 'each':
      return t(`templates.tags.${tag.kind}`, { name: variableName(t, tag.path) });
    case 'else':
    case 'end':
      return t(`templates.tags.${tag.kind}`);
  }
}
