import { z } from 'zod';
import { hookEventTypes } from './api/hooks.js';
import { catalogue } from './catalogue.js';
import { moment } from './moment.js';

/** An event as a hook's receiver gets it. */
export interface HookPayload {
  readonly type: string;
  readonly description: string;
  /** The whole body. */
  readonly body: z.ZodType;
  readonly example: unknown;
}

const exampleTime = '2026-11-23T10:00:00.000Z';

/** `channel.broken` → `ChannelBrokenEvent`; one for all statuses of a message, which have one schema. */
function nameOf(type: string): string {
  const words = /^message\.(?!received$)/.test(type) ? ['message', 'status'] : type.split(/[._]/);
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Event`;
}

function payloadOf(about: { readonly type: string; readonly description: string; readonly schema: z.ZodType; readonly example: unknown }): HookPayload {
  const { type, description, schema, example } = about;
  const body = z.object({ type: z.literal(type), timestamp: moment.meta({ description: 'When it became true' }), data: schema.meta({ id: nameOf(type) }) });
  return { type, description, body, example: { type, timestamp: exampleTime, data: example } };
}

const hookTest = {
  type: 'hook.test', description: 'Somebody tries the hook: `POST /api/v1/hooks/{id}/test`.', schema: z.object({ hookId: z.uuid() }),
  example: { hookId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99' },
};

/** Every event that a hook may be called with, in the order in which they are asked for. */
export const hookPayloads: readonly HookPayload[] = [...hookEventTypes.flatMap((type) => catalogue.filter((message) => message.type === type)), hookTest].map(payloadOf);
