/** What an address says behind `?`, before anybody checked it. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** A text; the router reads `?q=123` as a number. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);

/** One of these, or nothing: an address that was mistyped shows the whole list. */
export const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined => allowed.find((candidate) => candidate === value);

/** How a mail may be looked at; the first where nobody asks. */
export const mailLooks = ['light', 'dark', 'narrow'] as const;
export type MailLook = (typeof mailLooks)[number];

export const mailLook = (value: unknown): MailLook | undefined => oneOf(value, mailLooks);

/** A local time without a zone, as a field for date and time writes it. */
export const localMoment = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? value : undefined);

export const flag = (value: unknown): true | undefined => (value === true || value === 1 || value === 'true' ? true : undefined);

/** Without what is not there, so that addresses stay short. */
export const present = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
