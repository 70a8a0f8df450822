import { channels } from '@messaging/contracts';
import { z } from 'zod';
import type { ProviderManifest } from '../manifest.js';

/** The platform makes these itself: a hub on its sandbox has nothing to fill in. */
export const SandboxCredentials = z.object({
  sandboxSecret: z.string().min(16),
  /** How long after the call the first receipt comes. */
  receiptDelayMs: z.number().int().min(0).max(60_000).default(200),
});
export type SandboxCredentials = z.infer<typeof SandboxCredentials>;

/** The sandbox: every channel, nothing leaves. */
export const sandboxManifest: ProviderManifest = {
  provider: 'sandbox',
  channels: [...channels],
  label: { en: 'Sandbox (nothing leaves)', es: 'Pruebas (no se envía nada)' },
  capabilities: { deliveryReceipts: 'dependable', readReceipts: true, inbound: true, idempotentSend: false, callbacks: ['status', 'inbound'] },
  credentials: SandboxCredentials,
  fields: [],
};
