import type { Envelope, MessageDefinition } from '@messaging/contracts';

/** An event with its data as its schema reads it, or what the schema has against it. */
export type Checked = { readonly sound: Envelope } | { readonly fault: string };

/** By the event, for as long as anybody holds it. */
const known = new WeakMap<Envelope, { readonly definition: MessageDefinition; readonly checked: Checked }>();

/**
 * What a message's schema says of an event. Groups of one process are handed the same objects (`SharedReads`), so an event
 * with 200 entries is gone through, and copied, once for all of them; nobody changes what it is handed.
 */
export function checkedEvent(definition: MessageDefinition, event: Envelope): Checked {
  const before = known.get(event);
  if (before?.definition === definition) return before.checked;
  const parsed = definition.schema.safeParse(event.data);
  const checked: Checked = parsed.success
    ? { sound: { ...event, data: parsed.data } }
    : { fault: parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ') };
  known.set(event, { definition, checked });
  return checked;
}
