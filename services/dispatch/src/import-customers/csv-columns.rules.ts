import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';

/** Delimiters that programs write, the likelier first. */
const delimiters = [',', ';', '\t', '|'] as const;

/** The delimiter of a header line: what stands in it most often outside quotes; `sep=;` says it (Excel). */
export function noticeDelimiter(line: string): string {
  const said = /^sep=(.)\r?$/i.exec(line)?.[1];
  if (said) return said;
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** Excel's own first line, which names the delimiter and is no header. */
export const isDelimiterLine = (line: string): boolean => /^sep=.\r?$/i.test(line);

/** Fields that a column may fill, attributes aside. */
export const importFields = [
  'id', 'firstName', 'lastName', 'fullName', 'email', 'phone', 'whatsapp', 'locale', 'timeZone', 'country', 'birthday', 'customerSince', 'tags', 'loyaltyTier', 'lastVisitAt',
  'totalSpent.amount', 'totalSpent.currency',
  ...['email', 'sms', 'whatsapp'].flatMap((channel) => ['marketing', 'at', 'source'].map((part) => `consent.${channel}.${part}`)),
  'consent.all.marketing',
];
const known = new Map([...importFields.map((name): [string, string] => [plain(name), name]), ['totalspent', 'totalSpent.amount']]);
const attribute = /^attributes\.(.{1,100})$/;

/** As people write headers: case, spaces, dashes and underscores do not count. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Which column holds which field; null leaves a column out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** What is in each column: a field's path, or nothing for one that is left out. */
export interface CsvColumns {
  readonly paths: readonly (string | undefined)[];
  /** Headers that name no field. */
  readonly ignored: readonly string[];
}

const missingId = { pointer: '/mapping', code: 'IMPORT.ID_MISSING', detail: 'no column holds the customers’ id; name it with ?mapping={"Your column":"id"}, or ask with ?idFrom=address for one made of their email or phone' };
const missingAddress = { pointer: '/mapping', code: 'IMPORT.ADDRESS_MISSING', detail: 'no column holds an email or a phone number to know the customers by' };
const addressFields = ['email', 'phone', 'whatsapp'];

/** How a file is read: which columns hold what, and what customers are known by where it has no ids. */
export interface HeaderReading {
  readonly mapping: ColumnMapping;
  readonly isIdOfAddress?: boolean | undefined;
}

/** Reads a header, with what the caller says of it. A mapping to a field that there is not is refused, as is a file that does not say who its customers are. */
export function readHeader(header: readonly string[], { mapping, isIdOfAddress = false }: HeaderReading): Result<CsvColumns> {
  const errors = mappingErrors(mapping, header);
  const paths = header.map((name) => fieldOf(name, mapping));
  if (!paths.includes('id') && !isIdOfAddress) errors.push(missingId);
  if (!paths.includes('id') && isIdOfAddress && !paths.some((path) => path !== undefined && addressFields.includes(path))) errors.push(missingAddress);
  const twice = paths.find((path, index) => path !== undefined && paths.indexOf(path) !== index);
  if (twice !== undefined) errors.push({ pointer: '/mapping', code: 'IMPORT.COLUMN_TWICE', detail: `two columns hold ${twice}` });
  const [first] = errors;
  if (first) return refuse({ kind: 'rule', code: first.code, detail: first.detail, errors });
  return ok({ paths, ignored: header.filter((name, index) => paths[index] === undefined && name.trim() !== '') });
}

/** The field that a column fills by its name and by what the caller says of it. */
export function fieldOf(name: string, mapping: ColumnMapping): string | undefined {
  const said = mapping[name.trim()];
  return said === null ? undefined : fieldNamed(said ?? name);
}

/** The field that a header names, or nothing. */
export function fieldNamed(name: string): string | undefined {
  const trimmed = name.trim();
  return known.get(plain(trimmed)) ?? (attribute.test(trimmed) ? trimmed : undefined);
}

/** Where a mapping speaks of a column. */
export const pointerTo = (column: string): string => `/mapping/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`;

function mappingErrors(mapping: ColumnMapping, header: readonly string[]): ProblemDetail[] {
  const names = new Set(header.map((name) => name.trim()));
  return Object.entries(mapping).flatMap(([column, field]) => {
    const pointer = pointerTo(column);
    if (!names.has(column)) return [{ pointer, code: 'IMPORT.COLUMN_UNKNOWN', detail: 'is not a column of this file' }];
    return field !== null && fieldNamed(field) === undefined ? [{ pointer, code: 'IMPORT.FIELD_UNKNOWN', detail: `${field} is not a field of customers` }] : [];
  });
}
