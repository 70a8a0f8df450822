/** Statements kept prepared at most; a service has about a hundred, lists with filters make a few more. */
const namesMax = 500;
/** A text that is seen for the first time may never come again (a rare combination of filters). */
const namedFromUse = 3;

const uses = new Map<string, { count: number; name: string }>();

/**
 * The name under which a statement is prepared, from its third use on: planning the statements of the ledger costs as
 * much as running them. Names are the same in every connection and never reused for another text.
 */
export function statementName(sql: string): { name?: string } {
  const known = uses.get(sql);
  if (known) return ++known.count >= namedFromUse ? { name: known.name } : {};
  if (uses.size < namesMax) uses.set(sql, { count: 1, name: `s${uses.size + 1}` });
  return {};
}
