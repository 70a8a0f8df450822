import pg from 'pg';

/** An attempt that gets no answer ends after this; a name that leads nowhere would take two minutes. */
const answerWithinMs = 5000;

/** Sockets that no server took, or that it let go; names that do not resolve (yet). */
const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'];
/** Going down (57P01, 57P02), coming up (57P03), no connection left (53300). */
const serverCodes = ['57P01', '57P02', '57P03', '53300'];
/** What pg says without a code. */
const messages = /timeout expired|connection terminated/i;

/**
 * Whether an error says that the server is away, comes up or goes down: it is worth asking again. A password or a name
 * of a database that is refused is not.
 */
export function isUnreachable(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown };
  if (code === 'ENOENT') return syscall === 'connect'; // the socket of a server that starts again
  if (typeof code === 'string') return networkCodes.includes(code) || serverCodes.includes(code) || code.startsWith('08');
  return typeof message === 'string' && messages.test(message);
}

/** Asks a server once whether it answers; rejects with what kept it from that. */
export async function reachDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerWithinMs });
  client.on('error', () => undefined); // what is lost after the connect shows in the query
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}
