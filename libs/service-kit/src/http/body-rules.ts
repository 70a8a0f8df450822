/** How the body of an address is taken. */
export interface BodyRule {
  /** Prefix of the path; the longest that fits decides. A trailing `$` asks for the whole path. */
  readonly path: string;
  /** `json` is parsed, `raw` is left as bytes in `rawBody` and `body`, `stream` is not touched. */
  readonly kind: 'json' | 'raw' | 'stream';
  readonly limitBytes: number;
  /** Accepted media types without parameters; empty: any. */
  readonly types: readonly string[];
}

const KB = 1024;
const MB = 1024 * KB;

/** Read as JSON everywhere; merge-patch is RFC 7396, for PATCH. */
const jsonTypes = ['application/json', 'application/merge-patch+json'];

/** Where no other rule fits. */
const defaultBodyRule: BodyRule = { path: '/', kind: 'json', limitBytes: MB, types: jsonTypes };

/** The limits of API.md sections 2, 4 and 5, in one table. */
export const bodyRules: readonly BodyRule[] = [
  {
    // Bytes: one event of a batch that cannot be read is refused alone, by the service.
    path: '/api/v1/events$',
    kind: 'raw',
    limitBytes: 16 * MB,
    types: ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
  },
  // 50,000 customers named one by one.
  { path: '/api/v1/campaigns', kind: 'json', limitBytes: 8 * MB, types: jsonTypes },
  { path: '/api/v1/messages/batch$', kind: 'json', limitBytes: 16 * MB, types: jsonTypes },
  {
    path: '/api/v1/customers/import$',
    kind: 'stream',
    limitBytes: Number.MAX_SAFE_INTEGER,
    types: ['text/csv', 'application/x-ndjson'],
  },
  { path: '/api/v1/customers/import/preview$', kind: 'stream', limitBytes: Number.MAX_SAFE_INTEGER, types: ['text/csv'] },
  { path: '/api/v1/templates/images$', kind: 'raw', limitBytes: 2 * MB, types: ['image/png', 'image/jpeg', 'image/gif'] },
  { path: '/webhooks/', kind: 'raw', limitBytes: 256 * KB, types: [] },
  { path: '/webhooks/whatsapp/', kind: 'raw', limitBytes: 4 * MB, types: [] },
  { path: '/webhooks/smtp/', kind: 'raw', limitBytes: MB, types: [] },
  { path: '/u/', kind: 'raw', limitBytes: 16 * KB, types: [] },
];

/** The rule for a path: the longest that fits. */
export function bodyRuleFor(path: string, rules: readonly BodyRule[] = bodyRules): BodyRule {
  return rules.reduce(
    (best, rule) => (fits(rule.path, path) && rule.path.length > best.path.length ? rule : best),
    defaultBodyRule,
  );
}

const fits = (pattern: string, path: string): boolean =>
  pattern.endsWith('$') ? path === pattern.slice(0, -1) || path === `${pattern.slice(0, -1)}/` : path.startsWith(pattern);
