/** What a channel's settings hold beside its account: who renames the sender or switches the channel off need not try it again. */
const beside = new Set(['enabled', 'fromName', 'replyTo', 'ratePerSecond']);

/** What is tried of a channel's settings: provider, credentials and sender. */
export const triedPart = (credentials: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(credentials).filter(([name]) => !beside.has(name)));
