/** The members that hold something: a null column or an unset option is left out of JSON. */
export function withoutAbsent(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const held: Record<string, unknown> = {};
  for (const name of Object.keys(value)) if (value[name] !== null && value[name] !== undefined) held[name] = value[name];
  return held;
}
