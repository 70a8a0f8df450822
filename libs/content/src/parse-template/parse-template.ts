import Handlebars from 'handlebars';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { convertProgram } from './convert-ast.js';
import { scanTags, type Tag } from './scan-tags.js';
import type { TemplateAst } from './template-ast.js';
import { templateLimits, type TemplateLimits } from './template-limits.js';
import { positionAt, TemplateRefused, templateProblem } from './template-problem.js';

/**
 * Checks a source and gives its tree. Refuses with `TEMPLATE.TOO_LARGE`, `TEMPLATE.TOO_DEEP`, `TEMPLATE.SYNTAX` or
 * `TEMPLATE.FORBIDDEN`, the place in `detail` and `extra`. Handlebars only parses here; it never compiles or runs,
 * so no code is generated and no prototype is ever reached through it.
 */
export function parseTemplate(source: string, options: { readonly limits?: Partial<TemplateLimits> } = {}): Result<TemplateAst> {
  const limits = { ...templateLimits, ...options.limits };
  if (source.length > limits.sourceBytesMax || new TextEncoder().encode(source).length > limits.sourceBytesMax) {
    const detail = `The template is larger than ${limits.sourceBytesMax / 1024} KB.`;
    return refuse(templateProblem('TEMPLATE.TOO_LARGE', detail));
  }
  const tags = scanTags(source, limits);
  if (!tags.ok) return tags;
  try {
    return ok({ nodes: convertProgram(Handlebars.parse(source)) });
  } catch (error) {
    return refuse(error instanceof TemplateRefused ? error.problem : syntaxProblem(source, tags.value));
  }
}

/** Handlebars' own message shows a stretch of source and grammar names; this finds the tag that cannot be read. */
function syntaxProblem(source: string, tags: readonly Tag[]): Problem {
  const culprit = tags.find((tag) => (tag.kind === 'value' || tag.kind === 'open') && !isReadable(source, tag));
  if (!culprit) return templateProblem('TEMPLATE.SYNTAX', 'The template cannot be read: look for a brace or quote too many.');
  const text = source.slice(culprit.start, culprit.end);
  return templateProblem('TEMPLATE.SYNTAX', `${text.slice(0, 80)} cannot be read.`, positionAt(source, culprit.start));
}

function isReadable(source: string, tag: Tag): boolean {
  const text = source.slice(tag.start, tag.end);
  try {
    Handlebars.parse(tag.kind === 'open' ? `${text}{{/${tag.name}}}` : text);
    return true;
  } catch {
    return false;
  }
}
