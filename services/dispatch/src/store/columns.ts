import { arrayText } from '@messaging/persistence';

/**
 * The arrays that `unnest` wants, one per column in the order of the names; what is absent is null. A column without any
 * value is an empty array, which `unnest` fills up: one column at least must have them all.
 */
export const columnsOf = <Row extends object>(rows: readonly Row[], ...names: readonly (keyof Row)[]): string[] =>
  names.map((name) => (rows.some((row) => row[name] !== null && row[name] !== undefined) ? arrayText(rows.map((row) => row[name])) : '{}'));
