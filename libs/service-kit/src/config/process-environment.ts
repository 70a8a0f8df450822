/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. The only place of the library that reads it (STYLE.md 16). */
export const processEnvironment = (): Environment => process.env;
