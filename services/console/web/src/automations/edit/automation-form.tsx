import { Card, Grid, Group, NumberInput, SegmentedControl, Select, Stack, Switch, Text, TextInput, ThemeIcon, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconBolt, IconClock, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyFilter, FilterBuilder, type Filter } from '../../audience/filter-builder.js';
import { lackOf } from '../../audience/unfinished.rules.js';
import { channels } from '../../session/session.js';
import { templateChoicesQuery } from '../../templates/template-queries.js';
import { triggers, type CreateAutomation, type Trigger } from '../automation-queries.js';
import { durationOf, waitOf, type Wait } from '../timing.rules.js';
import { AutomationPreview } from './automation-preview.js';
import { TriggerFields } from './trigger-fields.js';
import classes from './automation-form.module.css';

export type AutomationDraft = Omit<CreateAutomation, 'isActive'>;

interface AutomationFormProps {
  readonly draft: AutomationDraft;
  readonly onChange: (draft: AutomationDraft) => void;
  readonly isReadOnly: boolean;
  /** A made automation keeps its trigger: another one is another automation. */
  readonly isNew?: boolean;
  readonly errors: Readonly<Record<string, string>>;
  /** Somebody wanted to save it: what its conditions lack is asked for. */
  readonly isAsked: boolean;
}

/** Conditions that somebody has begun and not finished. */
export const isUnfinished = ({ conditions }: AutomationDraft): boolean => Boolean(conditions) && lackOf(conditions ?? {}) !== undefined;

/** When, wait, send: the three steps of everything that happens by itself; beside them what the customer gets. */
export function AutomationForm({ children, ...props }: AutomationFormProps & { readonly children: ReactNode }) {
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack><AutomationSteps {...props} />{children}</Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}><Stack pos="sticky" top={16}><AutomationPreview draft={props.draft} /></Stack></Grid.Col>
    </Grid>
  );
}

function AutomationSteps(props: AutomationFormProps) {
  const { t } = useTranslation();
  const { draft, onChange, isReadOnly, errors } = props;
  return (
    <Stack gap={0}>
      <Card mb="md"><TextInput label={t('automations.name')} required value={draft.name} readOnly={isReadOnly} error={errors['name']} onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })} /></Card>
      <Step icon={IconBolt} title={t('automations.steps.when')}><WhenStep {...props} /></Step>
      <IconArrowDown className={classes['arrow']} aria-hidden />
      <Step icon={IconClock} title={t('automations.steps.wait')}><WaitStep {...props} /></Step>
      <IconArrowDown className={classes['arrow']} aria-hidden />
      <Step icon={IconSend} title={t('automations.steps.send')}><SendStep {...props} /></Step>
    </Stack>
  );
}

function Step({ icon: Icon, title, children }: { readonly icon: ComponentType<{ size?: number }>; readonly title: string; readonly children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <Group gap="sm" mb="md"><ThemeIcon variant="light" size={34} radius="md"><Icon size={19} /></ThemeIcon><Title order={2} size="h3">{title}</Title></Group>
      <Stack>{children}</Stack>
    </Card>
  );
}

function WhenStep({ draft, onChange, isReadOnly, isNew = false, errors, isAsked }: AutomationFormProps) {
  const { t } = useTranslation();
  const filter = draft.conditions as Filter | null | undefined;
  return (
    <>
      {isNew
        ? <Select label={t('automations.trigger')} allowDeselect={false} value={draft.trigger} data={triggers.map((value) => ({ value, label: t(`automations.triggers.${value}`) }))} onChange={(value) => value && onChange({ ...draft, trigger: value, triggerConfig: null, timing: { anchor: value === 'booking_reminder' ? 'start' : 'event', offset: value === 'booking_reminder' ? '-PT24H' : 'PT0M' } })} />
        : <Text fw={600}>{t(`automations.triggers.${draft.trigger}`)}</Text>}
      <Text size="sm" c="dimmed">{t(`automations.when.${draft.trigger}`)}</Text>
      <TriggerFields trigger={draft.trigger} config={draft.triggerConfig ?? {}} isReadOnly={isReadOnly} errors={errors} onChange={(triggerConfig) => onChange({ ...draft, triggerConfig })} />
      <Switch label={t('automations.onlySome')} checked={Boolean(filter)} disabled={isReadOnly} onChange={(event) => onChange({ ...draft, conditions: event.currentTarget.checked ? emptyFilter : null })} />
      {filter && <FilterBuilder value={filter} trigger={draft.trigger} isReadOnly={isReadOnly} isAsked={isAsked} onChange={(conditions) => onChange({ ...draft, conditions })} />}
      <ReEntryChoice draft={draft} onChange={onChange} isReadOnly={isReadOnly} />
    </>
  );
}

function ReEntryChoice({ draft, onChange, isReadOnly }: Pick<AutomationFormProps, 'draft' | 'onChange' | 'isReadOnly'>) {
  const { t } = useTranslation();
  const { reEntry = 'every' } = draft;
  const kind = typeof reEntry === 'string' ? reEntry : 'days';
  return (
    <Group align="flex-end">
      <Select w={260} label={t('automations.again')} allowDeselect={false} readOnly={isReadOnly} value={kind} data={(['every', 'once', 'days'] as const).map((value) => ({ value, label: t(`automations.reEntry.${value}`) }))} onChange={(value) => onChange({ ...draft, reEntry: value === 'days' ? { days: 30 } : value === 'once' ? 'once' : 'every' })} />
      {typeof reEntry !== 'string' && <NumberInput w={120} label={t('audience.days')} min={1} max={3650} value={reEntry.days} readOnly={isReadOnly} onChange={(days) => onChange({ ...draft, reEntry: { days: Number(days) } })} />}
    </Group>
  );
}

const visits: readonly Trigger[] = ['booking_reminder', 'booking_confirmed', 'post_appointment'];

function WaitStep({ draft, onChange, isReadOnly, errors }: AutomationFormProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 36em)');
  const timing = draft.timing ?? { anchor: 'event' as const, offset: 'PT0M' };
  const wait = waitOf(timing.offset);
  const set = (change: Partial<typeof timing>): void => onChange({ ...draft, timing: { ...timing, ...change } });
  const setWait = (change: Partial<Wait>): void => set({ offset: durationOf({ ...wait, ...change }) });
  const withoutClock = (): void => {
    const { at: _, ...rest } = timing;
    onChange({ ...draft, timing: rest });
  };
  return (
    <>
      {visits.includes(draft.trigger) && <SegmentedControl fullWidth readOnly={isReadOnly} orientation={isNarrow ? 'vertical' : 'horizontal'} aria-label={t('automations.steps.wait')} value={timing.anchor} data={(['event', 'start'] as const).map((value) => ({ value, label: t(`automations.anchors.${value}`) }))} onChange={(value) => set({ anchor: value === 'start' ? 'start' : 'event' })} />}
      <Group align="flex-end">
        <NumberInput w={110} label={t('automations.wait')} min={0} max={10_000} value={wait.amount} readOnly={isReadOnly} error={errors['timing.offset']} onChange={(amount) => setWait({ amount: Number(amount) })} />
        <Select w={150} aria-label={t('automations.unit')} allowDeselect={false} readOnly={isReadOnly} value={wait.unit} data={(['minutes', 'hours', 'days'] as const).map((value) => ({ value, label: t(`automations.units.${value}`, { count: wait.amount }) }))} onChange={(unit) => unit && setWait({ unit })} />
        {timing.anchor === 'start' && <Select w={150} aria-label={t('automations.direction')} allowDeselect={false} readOnly={isReadOnly} value={wait.isBefore ? 'before' : 'after'} data={(['before', 'after'] as const).map((value) => ({ value, label: t(`automations.directions.${value}`) }))} onChange={(value) => setWait({ isBefore: value === 'before' })} />}
      </Group>
      <Group align="flex-end">
        <Switch label={t('automations.clock')} checked={timing.at !== undefined} disabled={isReadOnly} pb={8} onChange={(event) => (event.currentTarget.checked ? set({ at: '10:00' }) : withoutClock())} />
        {timing.at !== undefined && <TextInput type="time" aria-label={t('automations.clock')} value={timing.at} readOnly={isReadOnly} onChange={(event) => set({ at: event.currentTarget.value })} />}
      </Group>
    </>
  );
}

/** The templates that may go by the channel of an automation. */
function useUsableTemplates({ channel }: AutomationDraft) {
  const { data } = useQuery(templateChoicesQuery());
  return (data ?? []).filter((template) => !channel || template.channel === channel || template.channel === 'all');
}

function SendStep({ draft, onChange, isReadOnly, errors }: AutomationFormProps) {
  const { t } = useTranslation();
  const usable = useUsableTemplates(draft);
  return (
    <>
      <Select label={t('messages.channel')} allowDeselect={false} readOnly={isReadOnly} error={errors['channel']} value={draft.channel ?? 'best'} data={[{ value: 'best', label: t('automations.bestChannel') }, ...channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))]} onChange={(value) => onChange({ ...draft, channel: channels.find((known) => known === value) ?? null })} />
      <Select label={t('messages.compose.template')} searchable allowDeselect={false} readOnly={isReadOnly} error={errors['templateId']} value={draft.templateId || null} data={usable.map(({ id, name }) => ({ value: id, label: name }))} onChange={(templateId) => templateId && onChange({ ...draft, templateId })} />
    </>
  );
}
