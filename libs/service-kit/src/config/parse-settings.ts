import { misspeltSettings, renderMisspelt } from './misspelt-settings.rules.js';
import { processEnvironment, type Environment } from './process-environment.js';
import type { Setting, SettingDefinitions, SettingsOf } from './setting.js';

/** What is wrong with one setting. Never holds the value of a secret. */
export interface SettingMistake {
  readonly name: string;
  readonly detail: string;
}

/** The settings, or every mistake at once. */
export type ParsedSettings<T> =
  | { readonly ok: true; readonly settings: T }
  | { readonly ok: false; readonly mistakes: readonly SettingMistake[] };

/** A rule over several settings: which ones, and the mistake, or nothing. */
export interface SettingsRule<T> {
  readonly over: readonly (keyof T & string)[];
  readonly judge: (settings: T) => SettingMistake | undefined;
}

/** sysexits(3) EX_CONFIG: what API.md section 1 promises. */
export const CONFIGURATION_EXIT_CODE = 78;

/** A mistake of the configuration that only what is stored shows: a key that is in use and not given. */
export class ConfigurationError extends Error {}

/** With which code a process ends that could not start. */
export const exitCodeOf = (error: unknown): number => (error instanceof ConfigurationError ? CONFIGURATION_EXIT_CODE : 1);

/**
 * Reads `env` by `definitions`. An empty variable counts as unset, because compose files and charts write `X=`.
 * A rule runs only when every setting it is over is sound by itself: what is wrong is said once, and nothing is held back by it.
 */
export function parseSettings<Definitions extends SettingDefinitions>(
  definitions: Definitions,
  env: Environment,
  rules: readonly SettingsRule<SettingsOf<Definitions>>[] = [],
): ParsedSettings<SettingsOf<Definitions>> {
  const mistakes: SettingMistake[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(definitions)) {
    const read = readSetting(name, setting, givenText(env, name, setting));
    if ('mistake' in read) mistakes.push(read.mistake);
    else values[name] = read.value;
  }
  const settings = values as SettingsOf<Definitions>;
  for (const { over, judge } of rules) {
    const broken = over.every((name) => mistakes.every((mistake) => mistake.name !== name)) && judge(settings);
    if (broken) mistakes.push(broken);
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, settings };
}

/** What the environment says of a setting, under either of its names; nothing when that is blank. */
export function givenText(env: Environment, name: string, { alsoNamed }: Pick<Setting, 'alsoNamed'>): string | undefined {
  const other = alsoNamed === undefined ? undefined : env[alsoNamed];
  return env[name]?.trim() || other?.trim() || undefined;
}

function readSetting(name: string, setting: Setting, given: string | undefined): { readonly value: unknown } | { readonly mistake: SettingMistake } {
  const text = given ?? setting.default;
  if (text === undefined) {
    return setting.required ? { mistake: { name, detail: 'is required' } } : { value: undefined };
  }
  const result = setting.schema.safeParse(text);
  if (result.success) return { value: result.data };
  return { mistake: { name, detail: explain(setting, result.error.issues[0]?.message) } };
}

/** A schema's own message may quote what it was given: a secret's mistake is told in fixed words. */
function explain(setting: Setting, message = 'is not valid'): string {
  if (!setting.secret) return message;
  return `is not valid${setting.unit === undefined ? '' : `: expected ${setting.unit}`}`;
}

/** The mistakes as plain lines, for a person at a terminal. */
export function renderMistakes(mistakes: readonly SettingMistake[]): string {
  const lines = mistakes.map(({ name, detail }) => `  ${name}: ${detail}`);
  return [`The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:`, ...lines, ''].join('\n');
}

/** Where settings come from and where mistakes go; a test passes its own. */
export interface LoadSettingsOptions<T> {
  readonly env?: Environment;
  readonly rules?: readonly SettingsRule<T>[];
  readonly write?: (text: string) => void;
  readonly exit?: (code: number) => never;
}

/** The settings of this process; prints to stderr what is almost a setting's name, and all mistakes, and exits 78 when there is one. */
export function loadSettingsOrExit<Definitions extends SettingDefinitions>(
  definitions: Definitions,
  options: LoadSettingsOptions<SettingsOf<Definitions>> = {},
): SettingsOf<Definitions> {
  const env = options.env ?? processEnvironment();
  const parsed = parseSettings(definitions, env, options.rules);
  const write = options.write ?? ((text: string) => void process.stderr.write(text));
  const misspelt = renderMisspelt(misspeltSettings(env));
  if (misspelt !== '') write(misspelt);
  if (parsed.ok) return parsed.settings;
  write(renderMistakes(parsed.mistakes));
  return options.exit ? options.exit(CONFIGURATION_EXIT_CODE) : process.exit(CONFIGURATION_EXIT_CODE);
}
