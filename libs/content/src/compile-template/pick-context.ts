import type { TemplateVariable } from '../parse-template/variables-of.js';
import { isRecord } from './show-value.js';

type Branch = { [name: string]: unknown };

/**
 * What of a context a template uses: the sending path stores this and no more. Lists and objects that are used as a
 * whole are kept whole (and shared with `context`, not copied); absent names stay absent.
 */
export function pickContext(context: Readonly<Record<string, unknown>>, variables: readonly Pick<TemplateVariable, 'name'>[]): Record<string, unknown> {
  const picked: Branch = {};
  const whole = new Set<string>();
  const names = variables.map(({ name }) => name).sort((left, right) => left.length - right.length);
  for (const name of names) {
    const segments = name.split('.');
    if (segments.includes('__proto__') || segments.some((_, index) => whole.has(segments.slice(0, index).join('.')))) continue;
    whole.add(pickOne(context, picked, segments));
  }
  return picked;
}

/** Copies one path and gives the name of what was taken whole. */
function pickOne(context: Readonly<Record<string, unknown>>, picked: Branch, segments: readonly string[]): string {
  let from: unknown = context;
  let into = picked;
  for (const [index, segment] of segments.entries()) {
    if (!isRecord(from) || !Object.hasOwn(from, segment)) break;
    const value = from[segment];
    if (index === segments.length - 1 || !isRecord(value) || Array.isArray(value)) {
      into[segment] = value;
      return segments.slice(0, index + 1).join('.');
    }
    const known = into[segment];
    const branch: Branch = isBranch(known) ? known : {};
    into[segment] = branch;
    from = value;
    into = branch;
  }
  return segments.join('.');
}

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;
