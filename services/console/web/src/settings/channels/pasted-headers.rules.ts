/** Header lines as logs show them (`Name: value`), as an object; lines without a colon are passed over. */
export const headersIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf(':');
      const name = line.slice(0, at).trim();
      return at < 1 || name === '' ? [] : [[name, line.slice(at + 1).trim()] as const];
    }),
  );
