import type { MessageDefinition } from '@messaging/contracts';

type Checked = ReturnType<MessageDefinition['schema']['safeParse']>;

/** By the data, for as long as anybody holds it. */
const known = new WeakMap<object, { readonly definition: MessageDefinition; readonly checked: Checked }>();

/**
 * What a message's schema says of its data. Groups of one process are handed the same objects (`SharedReads`), so an event
 * with 200 entries is gone through once for all of them; nobody changes what it is handed.
 */
export function checkedData(definition: MessageDefinition, data: unknown): Checked {
  if (typeof data !== 'object' || data === null) return definition.schema.safeParse(data);
  const before = known.get(data);
  if (before?.definition === definition) return before.checked;
  const checked = definition.schema.safeParse(data);
  known.set(data, { definition, checked });
  return checked;
}
