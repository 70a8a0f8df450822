import type { z } from 'zod';

/** What a setting is, in one place: how it is read, what it is when unset, and how it is explained. */
export interface SettingOptions<Schema extends z.ZodType> {
  /** Reads the environment's text; its output is the setting's value. */
  readonly schema: Schema;
  /** One sentence for `.env.example` and the settings table. */
  readonly description: string;
  /** The text used when unset, read by the same schema: what the documentation shows is what runs. */
  readonly default?: string;
  /** A second name that is understood; the first wins. */
  readonly alsoNamed?: string;
  /** Must be set; a setting with neither this nor a default is `undefined` when unset. */
  readonly required?: true;
  /** Never printed: only set or unset. */
  readonly secret?: true;
  /** What the text is written in: `port`, `ISO 8601 duration`, `URL`. */
  readonly unit?: string;
}

/** A declared setting. `Value` is what the service gets; it exists in types alone. */
export interface Setting<Value = unknown> extends SettingOptions<z.ZodType> {
  readonly value?: Value;
}

/** Settings by the name of their environment variable. */
export type SettingDefinitions = Readonly<Record<string, Setting>>;

/** The parsed values of a definition, under the same names. */
export type SettingsOf<Definitions extends SettingDefinitions> = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends Setting<infer Value> ? Value : never;
};

type ValueOf<Options extends SettingOptions<z.ZodType>> = Options extends { default: string } | { required: true }
  ? z.output<Options['schema']>
  : z.output<Options['schema']> | undefined;

/** Declares one setting; its type follows from the schema and from whether it can be unset. */
export function setting<const Options extends SettingOptions<z.ZodType>>(options: Options): Setting<ValueOf<Options>> {
  return options;
}

/** Declares the settings of a service: usually shared groups spread beside its own. */
export function defineSettings<const Definitions extends SettingDefinitions>(definitions: Definitions): Definitions {
  return definitions;
}

/** The same settings, all of them required: for a service of its own, which has nowhere to keep what it would make. */
export function requiredSettings<Definitions extends SettingDefinitions>(
  definitions: Definitions,
): { readonly [Name in keyof Definitions]: Setting<NonNullable<SettingsOf<Definitions>[Name]>> };
export function requiredSettings(definitions: SettingDefinitions): SettingDefinitions {
  return Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, { ...definition, required: true }]));
}

/** The same settings, none of them required: for standalone, which makes what is unset. */
export function optionalSettings<Definitions extends SettingDefinitions>(
  definitions: Definitions,
): { readonly [Name in keyof Definitions]: Setting<SettingsOf<Definitions>[Name] | undefined> };
export function optionalSettings(definitions: SettingDefinitions): SettingDefinitions {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, { required: _, ...rest }]) => [name, rest]),
  );
}
