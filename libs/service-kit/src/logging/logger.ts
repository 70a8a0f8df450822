import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';

/** The logger of a process. */
export type Logger = PinoLogger;

/** How the root logger is made; `destination` is stdout unless a test listens. */
export interface LoggerOptions {
  readonly service: string;
  readonly level?: string;
  readonly destination?: DestinationStream;
}

/**
 * Names whose values never reach a line, one and two levels deep. A last net only: lines are written from named
 * fields (see `wideLine`), never from a request or a message as a whole.
 */
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'apiToken',
  'authToken',
  'accessKey',
  'signingKey',
  'appSecret',
  'privateKey',
  'body',
  'rawBody',
  'to',
  'from',
  'address',
  'email',
  'phone',
];

const redactedPaths = secretNames.flatMap((name) => [name, `*.${name}`]);

/** JSON lines on stdout; the level as a word and the time in RFC 3339, as every log store reads them. */
export function createLogger({ service, level = 'info', destination: given }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    serializers: { error: describeError },
    messageKey: 'message',
  };
  return pino(options, given ?? bufferedStdout());
}

type Stdout = ReturnType<typeof destination>;
let stdout: Stdout | undefined;

/**
 * Standard output for all loggers of the process, written in blocks of 4 KB or after a second: a system call per line
 * cost more than making the line. What is held is written when the process ends, also on a crash of its own.
 */
function bufferedStdout(): Stdout {
  if (stdout) return stdout;
  const opened = destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 1000 });
  process.on('exit', () => opened.flushSync());
  stdout = opened;
  return opened;
}

/**
 * An error for the log: name, code, a cleaned message and the stack's frames. Drivers and parsers quote what they
 * were given (`invalid input syntax for type uuid: "…"`), so quoted text, addresses and long numbers are blotted out.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name: error.name, ...code, message: blot(error.message), stack: framesOf(error), ...cause };
}

/** Text without what may be personal: quoted parts, email addresses, runs of six digits or more. */
export const blot = (text: string): string =>
  text
    .slice(0, 500)
    .replaceAll(/"[^"]*"|'[^']*'/g, '"…"')
    .replaceAll(/\S+@\S+/g, '…')
    .replaceAll(/\+?\d{6,}/g, '…');

/** The stack without its first lines, which repeat the message. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim());
