/** What an address says behind `?`, before anybody checked it. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** A text; the router reads `?q=123` as a number. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);

/** One of these, or nothing: an address that was mistyped shows the whole list. */
export const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined => allowed.find((candidate) => candidate === value);

export const flag = (value: unknown): true | undefined => (value === true || value === 1 || value === 'true' ? true : undefined);

/** Without what is not there, so that addresses stay short. */
export const present = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
