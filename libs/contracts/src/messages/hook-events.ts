import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { webhooksEvents } from '../topics.js';
import { Reason } from '../vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** A hook that the platform gave up, as others show it. */
export const HookDisabled = z.object({
  hookId: z.uuid(),
  /** Where it leads, without path and query: those may hold what is not for everybody. */
  origin: z.string(),
  reason: Reason,
  since: moment,
  at: moment,
});
export type HookDisabled = z.infer<typeof HookDisabled>;

export const hookDisabled = defineMessage({
  type: 'hook.disabled',
  version: 1,
  topic: webhooksEvents,
  schema: HookDisabled,
  description: 'A hook failed for days, or said that it is gone: nothing is sent there until a person switches it on again.',
  example: {
    hookId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', origin: 'https://erp.example', reason: { code: 'HOOK.FAILING', detail: 'No delivery arrived for 5 days; the last answer was HTTP 500.' },
    since: '2026-11-18T10:00:00Z', at: '2026-11-23T10:00:00Z',
  },
});

export const hookEnabled = defineMessage({
  type: 'hook.enabled',
  version: 1,
  topic: webhooksEvents,
  schema: z.object({ hookId: z.uuid(), at: moment }),
  description: 'A hook that had been given up is used again, or is gone.',
  example: { hookId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', at: '2026-11-24T08:00:00Z' },
});

/** For the catalogue. */
export const allHookEvents: readonly MessageDefinition[] = [hookDisabled, hookEnabled];
