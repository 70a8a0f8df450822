import { givenText } from './parse-settings.js';
import type { Environment } from './process-environment.js';
import type { Setting, SettingDefinitions } from './setting.js';

/** `.env.example`: every setting commented out at its default, so that copying the file changes nothing. */
export function renderEnvExample(definitions: SettingDefinitions): string {
  return Object.entries(definitions)
    .map(([name, setting]) => `# ${note(setting)}\n${setting.required ? '' : '# '}${name}=${setting.default ?? ''}\n`)
    .join('\n');
}

/** The settings as a markdown table. */
export function renderSettingsTable(definitions: SettingDefinitions): string {
  const rows = Object.entries(definitions).map(
    ([name, setting]) => `| \`${name}\` | ${defaultOf(setting)} | ${cell(note(setting))} |`,
  );
  return ['| setting | default | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

/** What this process runs with, for the log: secrets as `set` or `unset`. */
export function describeSettings(definitions: SettingDefinitions, env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, setting]) => {
      const text = givenText(env, name, setting);
      return [name, setting.secret ? (text ? 'set' : 'unset') : (text ?? setting.default ?? 'unset')];
    }),
  );
}

function note({ description, unit, secret, required, alsoNamed }: Setting): string {
  const marks = [unit, alsoNamed && `also ${alsoNamed}`, secret && 'secret', required && 'required'].filter((mark) => mark);
  return marks.length > 0 ? `${description} (${marks.join(', ')})` : description;
}

const defaultOf = (setting: Setting): string => (setting.default === undefined ? '–' : `\`${cell(setting.default)}\``);

const cell = (text: string): string => text.replaceAll('|', '\\|');
