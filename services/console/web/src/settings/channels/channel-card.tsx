import { Badge, Button, Card, Divider, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../language/preferred-language.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import type { Channel } from '../../session/session.js';
import { ChannelMark } from '../../states/channel-mark.js';
import { valueAt } from '../edit/settings-path.rules.js';
import { useSettingsDraft, type SettingsDraft } from '../edit/use-settings-draft.js';
import type { Provider, Settings } from '../settings-queries.js';
import { AccountForm } from './account-form.js';
import { AccountStanding } from './account-standing.js';
import { CallbackDoctor } from './callback-doctor.js';
import { chosenProvider } from './chosen-provider.rules.js';
import { senderOf } from './sender.rules.js';
import { useUnfolded } from './use-unfolded.js';
import { VendorTemplates } from './vendor-templates.js';
import { VerifyChannel } from './verify-channel.js';

interface ChannelCardProps {
  readonly channel: Channel;
  readonly loaded: { readonly settings: Settings; readonly etag: string | undefined };
  readonly providers: readonly Provider[];
}

/** One channel: who carries it and whether that works; the form of its account while it is wanted, or nobody carries it yet. */
export function ChannelCard({ channel, loaded, providers }: ChannelCardProps) {
  const { t } = useTranslation();
  const draft = useSettingsDraft(loaded);
  const parts = useOpenParts();
  const card = useRef<HTMLElement>(null);
  const chosen = chosenProvider(providers, (path) => draft.valueAt(`${channel}.${path}`));
  const saved = chosenProvider(providers, (path) => valueAt(loaded.settings, `${channel}.${path}`));
  const isReal = saved !== undefined && saved.name !== 'sandbox';
  const isNeeded = draft.isChanged || Boolean(draft.error);
  const form = useUnfolded(channel, !isReal || isNeeded || parts.isOpen(`doctor.${channel}`));
  const name = t(`words.channels.${channel}`);
  return (
    <Card component="section" aria-label={name} ref={card}>
      <Stack>
        <Head channel={channel} isSandbox={chosen?.name === 'sandbox'} draft={draft} />
        {isReal && (
          <>
            <Stack gap="sm">
              <Carrier channel={channel} provider={saved} settings={loaded.settings} />
              <AccountStanding channel={channel} account={loaded.settings[channel]} />
            </Stack>
            <VerifyChannel channel={channel} isChanged={draft.isChanged} isSaving={draft.isSaving}><ChangeButton name={name} isOpen={form.isOpen} isNeeded={isNeeded} onToggle={form.toggle} /></VerifyChannel>
          </>
        )}
        {isReal && form.isOpen && <Divider />}
        {form.isOpen && (
          <AccountForm channel={channel} chosen={chosen} providers={providers} draft={draft} hasFocus={form.isAsked} onSaved={() => card.current?.scrollIntoView({ block: 'nearest' })}>
            {isReal && <Group><CallbackDoctor channel={channel} /></Group>}
          </AccountForm>
        )}
        {isReal && channel === 'whatsapp' && <VendorTemplates />}
      </Stack>
    </Card>
  );
}

interface ChangeButtonProps {
  readonly name: string;
  readonly isOpen: boolean;
  /** What is not saved, or was refused, is not folded away. */
  readonly isNeeded: boolean;
  readonly onToggle: () => void;
}

function ChangeButton({ name, isOpen, isNeeded, onToggle }: ChangeButtonProps) {
  const { t } = useTranslation();
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  const idle = isNeeded || undefined;
  return <Button variant="default" rightSection={<Chevron size={16} />} data-disabled={idle} aria-disabled={idle} aria-expanded={isOpen} aria-label={`${t('settings.channels.change')}: ${name}`} onClick={() => !isNeeded && onToggle()}>{t('settings.channels.change')}</Button>;
}

function Head({ channel, isSandbox, draft }: { readonly channel: Channel; readonly isSandbox: boolean; readonly draft: SettingsDraft }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between">
      <Group gap="sm"><ChannelMark channel={channel} isCompact size={34} /><Title order={2} size="h3">{t(`words.channels.${channel}`)}</Title>{isSandbox && <Badge color="warn">{t('shell.sandbox.badge')}</Badge>}</Group>
      <Switch label={t('settings.channels.enabled')} checked={draft.valueAt(`${channel}.enabled`) === true} onChange={(event) => draft.set(`${channel}.enabled`, event.currentTarget.checked)} />
    </Group>
  );
}

/** The provider as it was saved, and whom those see who get its messages. */
function Carrier({ channel, provider, settings }: { readonly channel: Channel; readonly provider: Provider; readonly settings: Settings }) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language) ?? 'en';
  const wordFor = (field: string): string => provider.fields.find(({ name }) => name === field)?.label[language] ?? field;
  return (
    <div>
      <Text fw={600} size="sm">{provider.label[language]}</Text>
      <Text size="sm" c="dimmed" className="words">{senderOf(channel, settings).map(({ field, value, isReference }) => (isReference ? `${wordFor(field)}: ${value}` : value)).join(' · ')}</Text>
    </div>
  );
}
