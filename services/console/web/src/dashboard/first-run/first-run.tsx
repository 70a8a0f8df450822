import { Button, Card, Group, List, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../../memory/remembered.js';
import { AnchorLink } from '../../navigation/links.js';
import { useMay } from '../../session/session.js';
import { hiddenSteps } from '../../start/first-paths.js';
import classes from './first-run.module.css';
import { stepNames, useFirstSteps, type FirstSteps, type StepName } from './first-run-queries.js';

/** The way of a new shop, step by step; goes away when it is walked, or when nobody wants to see it. */
export function FirstRun() {
  const { t } = useTranslation();
  const may = useMay();
  const [isHidden, setHidden] = useState(() => recall(hiddenSteps) === 'hidden');
  const { data } = useFirstSteps();
  if (isHidden || !data || !may('messaging.manage_settings')) return null;
  const done = stepNames.filter((name) => data[name]).length;
  if (done === stepNames.length) return null;
  const hide = (): void => {
    remember(hiddenSteps, 'hidden');
    setHidden(true);
  };
  return (
    <Card component="section" aria-label={t('firstRun.title')}>
      <Stack>
        <Group justify="space-between">
          <Group gap="sm" align="baseline"><Title order={2} size="h3">{t('firstRun.title')}</Title><Text size="sm" c="dimmed">{t('firstRun.done', { done, all: stepNames.length })}</Text></Group>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={hide}>{t('firstRun.hide')}</Button>
        </Group>
        <Progress value={(done / stepNames.length) * 100} size={6} radius="xl" aria-label={t('firstRun.title')} />
        <List className={classes['steps'] ?? ''} listStyleType="none" center>
          {stepNames.map((name) => <List.Item key={name} data-done={data[name] || undefined} icon={<StepMark isDone={data[name]} position={stepNames.indexOf(name) + 1} />}><StepLine name={name} isDone={data[name]} steps={data} /></List.Item>)}
        </List>
      </Stack>
    </Card>
  );
}

function StepMark({ isDone, position }: { readonly isDone: boolean; readonly position: number }) {
  return <ThemeIcon size={26} radius="xl" variant="light" color={isDone ? 'good' : 'petrol'}>{isDone ? <IconCheck size={15} /> : <Text size="sm" fw={650} c="inherit">{position}</Text>}</ThemeIcon>;
}

interface StepLineProps {
  readonly name: StepName;
  readonly isDone: boolean;
  readonly steps: FirstSteps;
}

function StepLine({ name, isDone, steps }: StepLineProps) {
  const { t } = useTranslation();
  const words = t(name === 'channel' && steps.isUntried ? 'firstRun.untried' : name === 'shop' && steps.hasNoZone ? 'firstRun.noZone' : `firstRun.steps.${name}`);
  if (isDone) return <Text c="dimmed">{words}</Text>;
  switch (name) {
    case 'automation':
      return <AnchorLink to="/automations/" fw={600}>{words}</AnchorLink>;
    case 'message':
      return <AnchorLink to="/messages/new/" fw={600}>{words}</AnchorLink>;
    case 'shop':
    case 'channel':
    case 'customers':
      return <AnchorLink to="/settings/$section/" params={{ section: { shop: 'shop', channel: 'channels', customers: 'import' }[name] }} fw={600}>{words}</AnchorLink>;
  }
}
