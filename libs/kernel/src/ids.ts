import { v5, v7 } from 'uuid';

/** Root namespace of every derived id of the product: UUIDv5(DNS, "messaging-platform"). Never changes. */
const NAMESPACE = v5('messaging-platform', v5.DNS);

/** A new time-ordered id (UUIDv7). */
export const newId = (): string => v7();

/** The smallest id that `newId` gives at a moment (RFC 9562 section 5.7): rows with such ids are found by age in their primary key. */
export function firstIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * The id that belongs to a key: UUIDv5 over the parts, so that the same key gives the same id on every machine.
 * Parts are joined by U+001F, which no id of API.md section 2 may contain: ("a","bc") and ("ab","c") differ.
 */
export const deriveId = (...parts: readonly [string, ...string[]]): string => v5(parts.join('\u001f'), NAMESPACE);
