/** The members that hold something: a null column or an unset option is left out of JSON. */
export const withoutAbsent = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null && member !== undefined));
