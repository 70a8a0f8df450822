import { Box, Button, Group, List, Loader, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus, IconPlugConnected, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import type { Channel } from '../../session/session.js';
import { settingsQuery } from '../settings-queries.js';
import { isAdvice, verdictOf, type Verdict } from './verdict.rules.js';

type Step = components['schemas']['VerificationStep'];

/** Slow enough to read along, too fast to wait for. */
const STEP_MS = 250;

/** Steps appear one after the other, as they were taken. */
function useRevealed(steps: readonly Step[] | undefined): readonly Step[] {
  const [count, setCount] = useState(0);
  useEffect(() => setCount(steps ? 1 : 0), [steps]);
  useEffect(() => {
    if (!steps || count >= steps.length) return undefined;
    const timer = setTimeout(() => setCount(count + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [steps, count]);
  return steps?.slice(0, count) ?? [];
}

const verdictColors: Readonly<Record<Verdict, string>> = { works: 'good', distrusted: 'warn', fails: 'bad' };

interface VerifyChannelProps {
  readonly channel: Channel;
  /** What is not saved cannot be tried. */
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  /** Beside the button. */
  readonly children: ReactNode;
}

/** Tries the account for real; each step turns green, or says the cause and where to go. What it says stays while somebody mends it. */
export function VerifyChannel({ channel, isChanged, isSaving, children }: VerifyChannelProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const verify = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/settings/{channel}/verify', { params: { path: { channel } }, headers: { 'accept-language': i18n.language } })),
    // What it came to stays with the settings, and the first steps count it.
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: settingsQuery.queryKey }), queries.invalidateQueries({ queryKey: ['dashboard', 'first-run'] })]),
  });
  const { reset } = verify;
  // What was tried is no longer what is saved.
  useEffect(() => { if (isSaving) reset(); }, [isSaving, reset]);
  const shown = useRevealed(verify.data?.steps);
  const verdict = verify.data && shown.length === verify.data.steps.length ? verdictOf(verify.data.steps) : undefined;
  return (
    <div>
      <Group gap="sm">
        {!isChanged && <Button variant="light" leftSection={<IconPlugConnected size={17} />} loading={verify.isPending} onClick={() => verify.mutate()}>{t('settings.verify.open')}</Button>}
        {children}
      </Group>
      {verify.error && <Box mt="sm"><ProblemAlert error={verify.error} /></Box>}
      <div aria-live="polite">
        {shown.length > 0 && (
          <List mt="sm" spacing="sm" listStyleType="none" styles={{ itemWrapper: { alignItems: 'flex-start' } }} icon={<Loader size={16} />}>
            {shown.map((step, index) => <List.Item key={index} icon={<StepMark step={step} />}><StepText step={step} /></List.Item>)}
          </List>
        )}
        {verdict && <Text mt="sm" fw={640} c={verdictColors[verdict]}>{t(`settings.verify.${verdict}`)}</Text>}
      </div>
    </div>
  );
}

function StepMark({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { ok, skipped } = step;
  const shared = (mark: 'ok' | 'advice' | 'skipped' | 'failed') => ({ size: 22, radius: 'xl', role: 'img', 'aria-label': t(`settings.verify.marks.${mark}`) });
  if (isAdvice(step)) return <ThemeIcon {...shared('advice')} color="warn" variant="light"><IconAlertTriangle size={14} /></ThemeIcon>;
  if (skipped) return <ThemeIcon {...shared('skipped')} color="gray" variant="light"><IconMinus size={14} /></ThemeIcon>;
  return <ThemeIcon {...shared(ok ? 'ok' : 'failed')} color={ok ? 'good.7' : 'bad.7'} c="white">{ok ? <IconCheck size={14} /> : <IconX size={14} />}</ThemeIcon>;
}

function StepText({ step: { name, detail, remedy } }: { readonly step: Step }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={600}>{t(`settings.verify.steps.${name}`, { defaultValue: name })}</Text>
      <Text size="sm" c="dimmed" className="words">{detail}</Text>
      {remedy !== undefined && <Text size="sm" className="words">{remedy}</Text>}
    </div>
  );
}
