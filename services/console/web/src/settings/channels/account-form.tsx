import { Anchor, Collapse, Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../language/preferred-language.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import type { Channel } from '../../session/session.js';
import { SaveBar } from '../edit/save-bar.js';
import { SettingsField } from '../edit/settings-field.js';
import type { SettingsDraft } from '../edit/use-settings-draft.js';
import type { Provider } from '../settings-queries.js';
import { CallbackAddresses } from './callback-addresses.js';

interface AccountFormProps {
  readonly channel: Channel;
  readonly chosen: Provider | undefined;
  readonly providers: readonly Provider[];
  readonly draft: SettingsDraft;
  /** Somebody asked for it: its first field takes the focus. */
  readonly hasFocus: boolean;
  readonly onSaved: () => void;
  /** Beside the addresses that are called back. */
  readonly children: ReactNode;
}

/** Who carries a channel, with which account, and where that one calls back. */
export function AccountForm({ channel, chosen, providers, draft, hasFocus, onSaved, children }: AccountFormProps) {
  const { t } = useTranslation();
  const where = chosen?.name === 'sandbox' ? 'nowhere' : placeOfAddresses(draft.valueAt(`${channel}.webhookUrl`));
  return (
    <Stack>
      <ProviderChoice channel={channel} chosen={chosen} providers={providers} draft={draft} hasFocus={hasFocus} />
      {chosen?.presets && <PresetChoice channel={channel} presets={chosen.presets} draft={draft} />}
      <AccountFields channel={channel} fields={fieldsOf(chosen)} draft={draft}>{where === 'folded' && <CallbackAddresses channel={channel} draft={draft} />}</AccountFields>
      {where === 'open' && <CallbackAddresses channel={channel} draft={draft} />}
      {children}
      <SaveBar draft={draft} of={t(`words.channels.${channel}`)} onSaved={onSaved} />
    </Stack>
  );
}

/** A mail server reports nothing by itself: most shops never need the address that takes in replies and bounces. */
const placeOfAddresses = (reports: unknown): 'open' | 'folded' => (typeof reports === 'string' ? 'open' : 'folded');

const fieldsOf = (provider: Provider | undefined): Provider['fields'] => provider?.fields ?? [];

interface AccountFieldsProps {
  readonly channel: Channel;
  readonly fields: Provider['fields'];
  readonly draft: SettingsDraft;
  /** Folded away with them. */
  readonly children: ReactNode;
}

/** The fields of the account; what most accounts work without is folded away until it is wanted or wrong. */
function AccountFields({ channel, fields, draft, children }: AccountFieldsProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language) ?? 'en';
  const parts = useOpenParts();
  const isOpen = parts.isOpen(`more.${channel}`);
  const pathOf = (name: string): string => `${channel}.${name}`;
  const isWrong = fields.some(({ name, advanced }) => advanced === true && draft.errors[pathOf(name)] !== undefined);
  const shown = (wanted: boolean) =>
    fields
      .filter(({ advanced = false }) => advanced === wanted)
      .map(({ name, label, help, input, secret, required = false }) => <SettingsField key={name} draft={draft} spec={{ path: pathOf(name), label: label[language], help: help?.[language], input, secret, required }} />);
  const more = shown(true);
  return (
    <>
      {shown(false)}
      {more.length > 0 && (
        <div>
          <Anchor component="button" type="button" size="sm" onClick={() => parts.setOpen(`more.${channel}`, !isOpen)} aria-expanded={isOpen || isWrong}>{t(channel === 'email' ? 'settings.channels.moreMail' : 'settings.channels.more')}</Anchor>
          <Collapse expanded={isOpen || isWrong}><Stack mt="sm">{more}{children}</Stack></Collapse>
        </div>
      )}
    </>
  );
}

interface ProviderChoiceProps {
  readonly channel: Channel;
  readonly chosen: Provider | undefined;
  readonly providers: readonly Provider[];
  readonly draft: SettingsDraft;
  readonly hasFocus: boolean;
}

function ProviderChoice({ channel, chosen, providers, draft, hasFocus }: ProviderChoiceProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language) ?? 'en';
  const choose = (name: string | null): void => {
    const { provider, ...rest } = providers.find((candidate) => candidate.name === name)?.choose ?? {};
    draft.set(`${channel}.provider`, provider);
    for (const [group, value] of Object.entries(rest)) {
      for (const [field, choice] of Object.entries(value as Record<string, unknown>)) draft.set(`${channel}.${group}.${field}`, choice);
    }
  };
  return (
    <Select
      autoFocus={hasFocus} label={t('settings.channels.provider')} {...(chosen?.name === 'sandbox' && { description: t('settings.channels.sandboxText') })} allowDeselect={false} value={chosen?.name ?? null} onChange={choose}
      data={providers.map(({ name, label }) => ({ value: name, label: name === 'sandbox' ? t('settings.channels.sandbox') : label[language] }))}
    />
  );
}

interface PresetChoiceProps {
  readonly channel: Channel;
  readonly presets: NonNullable<Provider['presets']>;
  readonly draft: SettingsDraft;
}

/** What nobody should have to look up: the service's own server, port and encryption. */
function PresetChoice({ channel, presets, draft }: PresetChoiceProps) {
  const { t } = useTranslation();
  const chosen = presets.find(({ values }) => Object.entries(values).every(([field, value]) => draft.valueAt(`${channel}.${field}`) === value));
  const choose = (name: string | null): void => {
    for (const [field, value] of Object.entries(presets.find((preset) => preset.name === name)?.values ?? {})) draft.set(`${channel}.${field}`, value);
  };
  return <Select searchable label={t('settings.channels.preset')} description={t('settings.channels.presetText')} placeholder={t('settings.channels.presetOther')} value={chosen?.name ?? null} data={presets.map(({ name }) => name)} onChange={choose} />;
}
