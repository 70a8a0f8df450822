import { Alert, Button, Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languageInSentence, languageName } from '../../language/language-name.js';
import { currentLanguage } from '../../language/start-language.js';
import { Loaded } from '../../states/loaded.js';
import { SaveBar } from '../edit/save-bar.js';
import { SettingsField, type FieldSpec } from '../edit/settings-field.js';
import { useSettingsDraft, type SettingsDraft } from '../edit/use-settings-draft.js';
import { settingsQuery, type Settings } from '../settings-queries.js';
import { countryOfZone } from './country-of-zone.js';

/** Who the shop is, everywhere it speaks. */
export function ShopSection() {
  const query = useQuery(settingsQuery);
  return <Loaded query={query}>{(loaded) => <ShopForm loaded={loaded} />}</Loaded>;
}

const groups = {
  profile: ['name', 'timeZone', 'locale', 'country'],
  brand: ['brand.color', 'brand.logo'],
  legal: ['legal.name', 'legal.taxId', 'legal.address', 'legal.privacyUrl'],
  contact: ['alertEmail', 'customerUrl'],
} as const;
type FieldName = (typeof groups)[keyof typeof groups][number];

const inputs: Partial<Record<FieldName, FieldSpec['input']>> = { timeZone: 'choice', locale: 'choice', country: 'choice', 'brand.color': 'color', 'brand.logo': 'image', 'legal.address': 'multiline', alertEmail: 'email' };
const countries: readonly string[] = ['ES', 'PT', 'FR', 'IT', 'DE', 'GB', 'IE', 'NL', 'BE', 'AT', 'CH', 'US', 'MX', 'AR', 'CL', 'CO', 'PE', 'EC', 'UY', 'CR', 'PA', 'DO', 'BR', 'CA'];
const locales = ['es', 'en', 'ca', 'eu', 'gl', 'fr', 'de', 'it', 'pt'];

const countryName = (code: string, language: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;

function useChoices(current: (path: string) => unknown): (name: FieldName) => FieldSpec['choices'] {
  const { i18n } = useTranslation();
  // What is set now stays choosable, whoever set it.
  const among = (known: readonly string[], path: string, label: (value: string) => string) => {
    const now = current(path);
    return [...new Set(typeof now === 'string' ? [...known, now] : known)].map((value) => ({ value, label: label(value) }));
  };
  return (name) => {
    if (name === 'timeZone') return among(Intl.supportedValuesOf('timeZone'), 'hub.timeZone', (zone) => zone.replaceAll('_', ' '));
    if (name === 'locale') return among(locales, 'hub.locale', (tag) => languageName(tag, i18n.language));
    return among(countries, 'hub.country', (code) => countryName(code, i18n.language));
  };
}

/** A new shop is in UTC until somebody says otherwise, and the computer it is set up on most often knows. */
function ComputerKnows({ draft }: { readonly draft: SettingsDraft }) {
  const { t, i18n } = useTranslation();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const locale = currentLanguage();
  const country = countryOfZone(zone, countries);
  const isNew = draft.valueAt('hub.timeZone') === 'UTC';
  const speaksOther = draft.valueAt('hub.locale') !== locale;
  // A computer that stands in UTC, too, may still speak another language.
  if (!isNew || (zone === 'UTC' && !speaksOther)) return null;
  const said = [zone.replaceAll('_', ' '), languageInSentence(locale, i18n.language), ...(country === undefined ? [] : [countryName(country, i18n.language)])].join(', ');
  const take = (): void => {
    draft.set('hub.timeZone', zone);
    draft.set('hub.locale', locale);
    if (country !== undefined) draft.set('hub.country', country);
  };
  return (
    <Alert color="petrol">
      <Group justify="space-between">
        <Text size="sm">{zone === 'UTC' ? t('settings.shop.computerLanguage', { language: languageInSentence(locale, i18n.language) }) : t('settings.shop.computer', { said })}</Text>
        <Button size="xs" variant="default" onClick={take}>{t('settings.shop.takeComputer')}</Button>
      </Group>
    </Alert>
  );
}

function ShopForm({ loaded }: { readonly loaded: { readonly settings: Settings; readonly etag: string | undefined } }) {
  const { t } = useTranslation();
  const draft = useSettingsDraft(loaded);
  const choicesOf = useChoices(draft.valueAt);
  const specOf = (name: FieldName): FieldSpec => {
    const key = name.replace('.', '_') as 'name';
    const help = name === 'country' || name === 'alertEmail' || name === 'customerUrl' || name === 'brand.logo' || name === 'legal.address' ? t(`settings.shop.help.${key as 'alertEmail'}`) : undefined;
    return { path: `hub.${name}`, label: t(`settings.shop.${key}`), help, input: inputs[name] ?? 'text', choices: inputs[name] === 'choice' ? (choicesOf(name) ?? []) : [] };
  };
  return (
    <Stack>
      <ComputerKnows draft={draft} />
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <Card key={group} component="section">
          <Title order={2} size="h3" mb="md">{t(`settings.shop.groups.${group}`)}</Title>
          <Grid>
            {groups[group].map((name) => <Grid.Col key={name} span={{ base: 12, sm: 6 }}><SettingsField spec={specOf(name)} draft={draft} /></Grid.Col>)}
          </Grid>
        </Card>
      ))}
      <SaveBar draft={draft} />
    </Stack>
  );
}
