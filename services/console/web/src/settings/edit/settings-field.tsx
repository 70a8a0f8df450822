import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { SecretView } from '../settings-queries.js';
import { ColorField } from './color-field.js';
import { ImageField } from './image-field.js';
import { SecretField } from './secret-field.js';
import { orNull, withScheme } from './settings-path.rules.js';
import type { SettingsDraft } from './use-settings-draft.js';

/** How one field is shown; providers' manifests have the same shape. */
export interface FieldSpec {
  /** Dotted, from the root of the settings. */
  readonly path: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly input: 'text' | 'email' | 'number' | 'switch' | 'multiline' | 'color' | 'choice' | 'image';
  readonly secret?: boolean;
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** As wide as a number may get; what is said of it has the whole line. */
const numberRoom = { wrapper: { maxWidth: '12rem' } };

/** What a browser may know of who fills this in; the accounts of providers are nothing it should offer its own words for. */
const tokens: Readonly<Record<string, string>> = { 'hub.name': 'organization', 'hub.legal.name': 'organization', 'hub.legal.address': 'street-address', 'hub.alertEmail': 'email' };

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** One field of the settings, drawn from its description. */
export function SettingsField({ spec, draft }: { readonly spec: FieldSpec; readonly draft: SettingsDraft }) {
  const { path, label, help, input, secret, required, choices = [] } = spec;
  const value = draft.valueAt(path);
  const shared = { label, description: help, error: draft.errors[path], required: Boolean(required) };
  if (secret) return <SecretField {...shared} value={value as SecretView | string | null | undefined} isMultiline={input === 'multiline'} onChange={(next) => draft.set(path, next)} />;
  switch (input) {
    case 'number':
      return <NumberInput {...shared} styles={numberRoom} value={typeof value === 'number' ? value : ''} onChange={(next) => draft.set(path, next === '' ? null : Number(next))} />;
    case 'switch':
      return <Switch label={label} description={help} error={draft.errors[path]} checked={value === true} onChange={(event) => draft.set(path, event.currentTarget.checked)} />;
    case 'multiline':
      return <Textarea {...shared} autosize minRows={2} autoComplete={tokens[path] ?? 'off'} value={textOf(value)} onChange={(event) => draft.set(path, orNull(event.currentTarget.value))} />;
    case 'color':
      return <ColorField {...shared} value={textOf(value)} onChange={(next) => draft.set(path, orNull(next))} />;
    case 'image':
      return <ImageField {...shared} value={textOf(value)} onChange={(next) => draft.set(path, orNull(next))} />;
    case 'choice':
      return <Select {...shared} searchable allowDeselect={false} data={[...choices]} value={textOf(value)} onChange={(next) => draft.set(path, next)} />;
    case 'text':
    case 'email':
      return <TextInput {...shared} type={input} autoComplete={tokens[path] ?? 'off'} value={textOf(value)} onChange={(event) => draft.set(path, orNull(event.currentTarget.value))} {...(path.endsWith('Url') && { onBlur: () => typeof value === 'string' && draft.set(path, withScheme(value)) })} />;
  }
}
