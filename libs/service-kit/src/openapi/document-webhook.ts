import type { z } from 'zod';
import type { JsonSchema, SchemaComponents } from './schema-components.js';

/** A call that the platform makes, as whoever receives it sees it. */
export interface DocumentedWebhook {
  readonly type: string;
  readonly description: string;
  readonly body: z.ZodType;
  readonly example: unknown;
}

/** How receivers know who calls, which call it is, and that nobody plays it again (Standard Webhooks). */
const headers: readonly (readonly [name: string, schema: JsonSchema, description: string])[] = [
  ['webhook-id', { type: 'string', format: 'uuid' }, 'Of the delivery: the same in every try and replay of it. Apply each once.'],
  ['webhook-timestamp', { type: 'string', pattern: '^\\d+$' }, 'Seconds since 1970 of this try; refuse what is more than five minutes off.'],
  [
    'webhook-signature', { type: 'string', pattern: '^v1,[A-Za-z0-9+/]+=*( v1,[A-Za-z0-9+/]+=*)*$' },
    '`v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match.',
  ],
];

const answers = {
  '2XX': { description: 'It has arrived, within 15 seconds' },
  410: { description: 'Nothing more is wanted: the hook is switched off' },
  default: { description: 'It is tried again, for about three days; redirects are not followed' },
};

/** One entry of the document’s `webhooks`. */
export function documentWebhook({ type, description, body, example }: DocumentedWebhook, components: SchemaComponents): JsonSchema {
  return {
    post: {
      operationId: `hook_${type.replaceAll(/[^A-Za-z0-9]/g, '_')}`,
      summary: type,
      description,
      tags: ['Hooks'],
      security: [],
      parameters: headers.map(([name, schema, about]) => ({ name, in: 'header', required: true, description: about, schema })),
      requestBody: { required: true, content: { 'application/json': { schema: components.convert(body, 'input'), example } } },
      responses: answers,
    },
  };
}
