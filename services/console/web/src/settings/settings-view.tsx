import { Grid, NavLink, Select, Text } from '@mantine/core';
import { IconAddressBook, IconBuildingStore, IconInbox, IconKey, IconPlugConnected, IconScale, IconUsers, IconWebhook } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { useTranslation } from 'react-i18next';
import { MissingView } from '../layout/missing-view.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { PageHeader } from '../states/page-header.js';
import classes from './settings-view.module.css';

const route = getRouteApi('/shell/settings/$section');

const part = (load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: await load() }));

/** The parts of the settings, in the order in which a new shop needs them. */
const sections = {
  channels: part(async () => (await import('./channels/channels-section.js')).ChannelsSection),
  shop: part(async () => (await import('./shop/shop-section.js')).ShopSection),
  import: part(async () => (await import('./import/import-section.js')).ImportSection),
  policy: part(async () => (await import('./policy/policy-section.js')).PolicySection),
  people: part(async () => (await import('./people/people-section.js')).PeopleSection),
  keys: part(async () => (await import('./keys/keys-section.js')).KeysSection),
  hooks: part(async () => (await import('./hooks/hooks-section.js')).HooksSection),
  events: part(async () => (await import('./events/events-section.js')).EventsSection),
} as const;
type Section = keyof typeof sections;
const names = Object.keys(sections) as Section[];
const icons = { channels: IconPlugConnected, shop: IconBuildingStore, import: IconAddressBook, policy: IconScale, people: IconUsers, keys: IconKey, hooks: IconWebhook, events: IconInbox } as const satisfies Record<Section, typeof IconKey>;
/** What the people of the shop decide, and what connects its software. */
const groups = { shop: ['channels', 'shop', 'import', 'policy', 'people'], software: ['keys', 'hooks', 'events'] } as const satisfies Record<string, readonly Section[]>;

/** Everything that is decided once. */
export function SettingsView() {
  const { t } = useTranslation();
  const { section } = route.useParams();
  const navigate = route.useNavigate();
  const active = names.find((name) => name === section);
  if (!active) return <MissingView />;
  const Part = sections[active];
  const go = (name: string | null) => void navigate({ to: '/settings/$section/', params: { section: name ?? 'channels' } });
  return (
    <>
      <PageHeader title={t(`settings.sections.${active}`)} lead={t(`settings.leads.${active}`)} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 3 }}>
          <Select hiddenFrom="md" aria-label={t('shell.views.settings')} value={active} allowDeselect={false} data={names.map((value) => ({ value, label: t(`settings.sections.${value}`) }))} onChange={go} />
          <nav aria-label={t('shell.views.settings')} className="mantine-visible-from-md">
            {groups.shop.map((name) => <SectionLink key={name} name={name} isActive={name === active} onChoose={go} />)}
            <Text className={classes['group'] ?? ''}>{t('settings.software')}</Text>
            {groups.software.map((name) => <SectionLink key={name} name={name} isActive={name === active} onChoose={go} />)}
          </nav>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9 }}><Suspense fallback={<ListSkeleton rows={3} height={140} />}><Part /></Suspense></Grid.Col>
      </Grid>
    </>
  );
}

interface SectionLinkProps {
  readonly name: Section;
  readonly isActive: boolean;
  readonly onChoose: (name: Section) => void;
}

function SectionLink({ name, isActive, onChoose }: SectionLinkProps) {
  const { t } = useTranslation();
  const Icon = icons[name];
  return <NavLink component="button" className={classes['link'] ?? ''} leftSection={<Icon size={18} stroke={1.7} />} label={name === 'events' ? t('settings.eventsShort') : t(`settings.sections.${name}`)} active={isActive} aria-current={isActive ? 'page' : undefined} onClick={() => onChoose(name)} />;
}
