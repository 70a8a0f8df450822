/** The values of a statement under construction, and the places that stand for them. */
export class SqlParameters {
  readonly values: unknown[] = [];
  readonly #places = new Map<string, string>();

  /** The place of a value, as that type: `$3::text`. An equal value of the type has the same place. */
  add(value: unknown, type: string): string {
    const key = `${type}:${value instanceof Date ? value.toISOString() : JSON.stringify(value)}`;
    const known = this.#places.get(key);
    if (known) return known;
    const place = `$${this.values.push(value)}::${type}`;
    this.#places.set(key, place);
    return place;
  }
}
