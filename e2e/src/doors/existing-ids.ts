import type { ApiClient } from '@messaging/testing';
import type { ServedContract } from './served-contract.js';

/** Ids that exist, by the path of the list that they are in: `/api/v1/templates` → some templates. */
export type KnownIds = ReadonlyMap<string, readonly string[]>;

interface Listed {
  readonly items?: readonly { readonly id?: string; readonly version?: number }[];
}

/** What a hub has, list by list, percent-encoded; a list below another is read for the first entry of that one. */
export async function existingIds({ operations }: ServedContract, client: ApiClient): Promise<KnownIds> {
  const known = new Map<string, readonly string[]>();
  const lists = new Set(operations.flatMap(({ template }) => listsOf(template)));
  for (const list of [...lists].sort((a, b) => a.length - b.length)) {
    const path = filled(list, known);
    const { status, body } = path === undefined ? { status: 404, body: undefined } : await client.get<Listed | undefined>(path);
    const items = status === 200 ? (body?.items ?? []) : [];
    known.set(list, items.flatMap(({ id, version }) => (list.endsWith('/versions') ? [String(version)] : id === undefined ? [] : [encodeURIComponent(id)])));
  }
  return known;
}

/** `/hooks/{id}/deliveries/{deliveryId}` stands below two lists: `/hooks` and `/hooks/{id}/deliveries`. */
const listsOf = (template: string): string[] => [...template.matchAll(/\/\{/g)].map(({ index }) => template.slice(0, index));

/** A path with something that exists in every place; undefined when there is nothing. */
export function filled(template: string, known: KnownIds): string | undefined {
  let path = template;
  for (const list of listsOf(template)) {
    const [id] = known.get(list) ?? [];
    if (id === undefined) return undefined;
    path = path.replace(/\{[^}]+\}/, () => id);
  }
  return path;
}
