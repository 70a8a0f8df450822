import { HubId, storableText, type Envelope, type Reason } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import type { Place, RawMessage } from './decode-message.rules.js';

/** The hub of a message that names none: no token has it, so only operators see what is parked there. */
export const unknownHub = '';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A message that is no event, as one: the harness parks it under its reason. All its bytes are kept, as text where they
 * are text. Its id is its place on the log, so that a second delivery is recognised.
 */
export function keepUnreadable(message: RawMessage, { topic, partition }: Place, why: { headers: Readonly<Record<string, string>>; reason: Reason }): Envelope {
  const { key, value, offset, timestamp } = message;
  const headers = Object.fromEntries(Object.entries(why.headers).map(([name, text]) => [storableText(name), storableText(text)]));
  const hub = HubId.safeParse(headers['ce_hubid']);
  return {
    id: deriveId(topic.name, String(partition), offset, timestamp),
    type: storableText(headers['ce_type'] ?? '', 200),
    source: storableText(headers['ce_source'] ?? '', 512),
    time: new Date(Number(timestamp)),
    hubId: hub.success ? hub.data : unknownHub,
    key: storableText(key?.toString() ?? '', 512),
    topic: topic.name,
    headers: {},
    data: { partition, offset, headers, value: value === null ? null : asText(value) },
    unreadable: { code: why.reason.code, detail: storableText(why.reason.detail, 2000) },
  };
}

/** Text as it is; bytes that are none, or that jsonb refuses, in base64. */
function asText(value: Buffer): string | { readonly base64: string } {
  try {
    const text = strictUtf8.decode(value);
    return text.includes('\u0000') ? { base64: value.toString('base64') } : text;
  } catch {
    return { base64: value.toString('base64') };
  }
}
