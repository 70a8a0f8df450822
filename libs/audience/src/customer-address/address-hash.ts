import { createHash } from 'node:crypto';
import type { Channel } from '@messaging/contracts';

/**
 * An address as suppressions name it outside of dispatch: SHA-256 (hex) over hub, channel and `addressKey`, so that a
 * service which knows an address finds its suppression, and one that does not learns none.
 */
export const addressHash = (hubId: string, channel: Channel, key: string): string => createHash('sha256').update(`${hubId}|${channel}|${key}`).digest('hex');
