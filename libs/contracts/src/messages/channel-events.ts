import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { dispatchEvents } from '../topics.js';
import { Channel, ExplainedReason } from '../vocabulary.js';

/** What stops whole channels, and what sets them going again: the dashboard's problems, and the hook `channel.broken`. */

const moment = z.iso.datetime({ offset: true });

/** A provider account that takes nothing any more: credentials, billing, policy, or a provider that fails most calls. */
export const ChannelBroken = z.object({
  /** One for the whole outage, from the first refusal to the first message that leaves again. */
  incidentId: z.uuid(),
  channel: Channel,
  provider: z.string(),
  accountId: z.uuid(),
  sandbox: z.boolean(),
  /** With the vendor's sentence, where its code has one. */
  reason: ExplainedReason,
  since: moment,
  /** Messages of the channel that were queued when this was said. */
  waiting: z.int(),
});
export type ChannelBroken = z.infer<typeof ChannelBroken>;

const broken: z.input<typeof ChannelBroken> = {
  incidentId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', channel: 'email', provider: 'smtp', accountId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', sandbox: false,
  reason: { code: 'PROVIDER.ACCOUNT', detail: '535 5.7.8: authentication failed' }, since: '2026-11-23T10:00:00Z', waiting: 12,
};

export const channelBroken = defineMessage({
  type: 'channel.broken',
  version: 1,
  topic: dispatchEvents,
  schema: ChannelBroken,
  description: 'A provider account is refused or fails; its messages stay queued until it works again.',
  example: broken,
});

export const channelRestored = defineMessage({
  type: 'channel.restored',
  version: 1,
  topic: dispatchEvents,
  schema: ChannelBroken.extend({ until: moment }),
  description: 'A broken channel sends again: a probe went through, or its settings were changed.',
  example: { ...broken, until: '2026-11-23T10:20:00Z', waiting: 0 },
});

/** Somebody decided that nothing leaves: staff by the hold, the operator by suspending the hub. */
export const SendingHeld = z.object({
  holdId: z.uuid(),
  by: z.enum(['staff', 'operator']),
  /** Nothing: every channel. */
  channel: Channel.optional(),
  since: moment,
});
export type SendingHeld = z.infer<typeof SendingHeld>;

export const sendingHeld = defineMessage({
  type: 'sending.held',
  version: 1,
  topic: dispatchEvents,
  schema: SendingHeld,
  description: 'Sending was stopped by a person; what is queued stays queued.',
  example: { holdId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', by: 'staff', channel: 'sms', since: '2026-11-23T10:00:00Z' },
});

export const sendingReleased = defineMessage({
  type: 'sending.released',
  version: 1,
  topic: dispatchEvents,
  schema: SendingHeld.extend({ until: moment }),
  description: 'Sending goes on.',
  example: { holdId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', by: 'staff', channel: 'sms', since: '2026-11-23T10:00:00Z', until: '2026-11-23T11:00:00Z' },
});

export const channelEvents: readonly MessageDefinition[] = [channelBroken, channelRestored, sendingHeld, sendingReleased];
