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

/** What may also be said not to be. */
export const yesOrNo = (value: unknown): boolean | undefined => (value === false || value === 'false' ? false : flag(value));

/** More than anybody has open at once; what a hostile link names beyond is left out. */
const PARTS_MAX = 30;

/** Names of parts of a view that stand open (the raw data of a line, a dialog), with commas between. */
export const parts = (value: unknown): string | undefined => text(text(value)?.split(',').filter((part) => /^[\w.:-]{1,80}$/.test(part)).slice(0, PARTS_MAX).join(','));

/** How many pages of a list a reload asks for again, at most. */
export const PAGES_MAX = 20;

/** Pages of a list that were asked for, where it is more than the first. */
export const pagesShown = (value: unknown): number | undefined => {
  const count = Math.min(Number(value), PAGES_MAX);
  return Number.isInteger(count) && count > 1 ? count : undefined;
};

/** Without what is not there, so that addresses stay short. */
export const present = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
