/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. The only place of the library that reads it (STYLE.md 16). */
export const processEnvironment = (): Environment => quietOnTerminal(process.env, process.stdout.isTTY);

/** A person at a terminal reads the address and the way in, not a line for each of sixty messages: those are for a log store. */
export const quietOnTerminal = (env: Environment, isTerminal: boolean): Environment => (isTerminal ? { LOG_LEVEL: 'warn', ...env } : env);
