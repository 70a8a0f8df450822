import { Card, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channels } from '../../session/session.js';
import { Loaded } from '../../states/loaded.js';
import { SaveBar } from '../edit/save-bar.js';
import { SettingsField, type FieldSpec } from '../edit/settings-field.js';
import { useSettingsDraft, type SettingsDraft } from '../edit/use-settings-draft.js';
import { settingsQuery, type Settings } from '../settings-queries.js';
import { FrequencyFields } from './frequency-fields.js';
import { PriceFields } from './price-fields.js';
import { QuietHoursFields } from './quiet-hours-fields.js';

/** When, how often and on whose word the shop writes. */
export function PolicySection() {
  const query = useQuery(settingsQuery);
  return <Loaded query={query}>{(loaded) => <PolicyForm loaded={loaded} />}</Loaded>;
}

function PolicyForm({ loaded }: { readonly loaded: { readonly settings: Settings; readonly etag: string | undefined } }) {
  const { t } = useTranslation();
  const draft = useSettingsDraft(loaded);
  return (
    <Stack>
      <PolicyCard title={t('settings.policy.consentTitle')} draft={draft} specs={[
        { path: 'policy.marketingConsent', input: 'choice', label: t('settings.policy.marketingConsent'), choices: (['required', 'existingCustomers'] as const).map((value) => ({ value, label: t(`settings.policy.consent.${value}`) })), help: t('settings.policy.consentHelp') },
        { path: 'policy.confirmAbove', input: 'number', label: t('settings.policy.confirmAbove'), help: t('settings.policy.confirmAboveHelp') },
      ]} />
      <Card component="section"><Title order={2} size="h3" mb="md">{t('settings.policy.whenTitle')}</Title><Stack><QuietHoursFields draft={draft} /><FrequencyFields draft={draft} /></Stack></Card>
      <VisitFields draft={draft} />
      <Card component="section"><Title order={2} size="h3" mb="md">{t('settings.policy.pricesTitle')}</Title><PriceFields draft={draft} /></Card>
      <SaveBar draft={draft} />
    </Stack>
  );
}

function VisitFields({ draft }: { readonly draft: SettingsDraft }) {
  const { t } = useTranslation();
  const channelChoices = [{ value: '', label: t('settings.policy.bestChannel') }, ...channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))];
  const channelSpec = (path: string): FieldSpec => ({ path, input: 'choice', label: t('messages.channel'), choices: channelChoices });
  return (
    <PolicyCard title={t('settings.policy.visitsTitle')} draft={{ ...draft, set: (path, value) => draft.set(path, path.endsWith('.channel') && value === '' ? null : value) }} specs={[
      { path: 'automations.bookingConfirmation.enabled', input: 'switch', label: t('settings.policy.confirmation') },
      channelSpec('automations.bookingConfirmation.channel'),
      { path: 'automations.appointmentReminder.enabled', input: 'switch', label: t('settings.policy.reminder') },
      { path: 'automations.appointmentReminder.hoursBefore', input: 'number', label: t('settings.policy.hoursBefore') },
      channelSpec('automations.appointmentReminder.channel'),
      { path: 'policy.lateBooking', input: 'choice', label: t('settings.policy.lateBooking'), choices: (['skip', 'send'] as const).map((value) => ({ value, label: t(`settings.policy.late.${value}`) })) },
    ]} />
  );
}

function PolicyCard({ title, draft, specs }: { readonly title: string; readonly draft: SettingsDraft; readonly specs: readonly FieldSpec[] }) {
  return (
    <Card component="section">
      <Title order={2} size="h3" mb="md">{title}</Title>
      <Stack>{specs.map((spec) => <SettingsField key={spec.path} spec={spec} draft={draft} />)}</Stack>
    </Card>
  );
}
