/** What a channel's settings hold beside its account: who renames the sender, switches the channel off or changes what incoming mail is signed with need not try it again. */
const beside = new Set(['enabled', 'fromName', 'replyTo', 'ratePerSecond', 'inboundSecret']);

/** What is tried of a channel's settings: provider, credentials and sender. */
export const triedPart = (credentials: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(credentials).filter(([name]) => !beside.has(name)));
