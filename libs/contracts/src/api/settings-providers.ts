import { z } from 'zod';
import { Channel } from '../vocabulary.js';

/** What the console draws its forms from: the providers' own manifests (API.md section 3, Settings). */

export const Label = z.strictObject({ en: z.string(), es: z.string() });

/** One field of an account; `name` is dotted, below its channel in the settings. */
export const ProviderField = z.strictObject({
  name: z.string(),
  label: Label,
  help: Label.optional(),
  input: z.enum(['text', 'email', 'number', 'switch', 'multiline']),
  secret: z.boolean().meta({ description: 'Write only' }),
  required: z.boolean().optional().meta({ description: 'No account works without it' }),
  advanced: z.boolean().optional().meta({ description: 'Most accounts work without it' }),
});

/** A provider that a channel can be given to. */
export const ProviderView = z
  .strictObject({
    name: z.string(),
    channel: Channel,
    label: Label,
    /** The merge patch, below the channel, that chooses it. */
    choose: z.record(z.string(), z.unknown()),
    fields: z.array(ProviderField),
    presets: z.array(z.strictObject({ name: z.string(), values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })).optional().meta({ description: 'Accounts that many have, and what their fields hold' }),
    deliveryReceipts: z.enum(['dependable', 'partial', 'none']),
    readReceipts: z.boolean(),
    inbound: z.boolean(),
  })
  .meta({ id: 'Provider' });
export type ProviderView = z.infer<typeof ProviderView>;
