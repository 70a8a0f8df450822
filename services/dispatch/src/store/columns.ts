/** The arrays that `unnest` wants, one per column in the order of the names; what is absent becomes null. */
export const columnsOf = <Row extends object>(rows: readonly Row[], ...names: readonly (keyof Row)[]): unknown[][] =>
  names.map((name) => rows.map((row) => row[name] ?? null));
