import { Card, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atStart } from '../../language/at-start.js';
import { useSession } from '../../session/session.js';
import { instantOf, localOf } from '../../times/local-time.rules.js';
import { useTimes } from '../../times/use-times.js';
import type { PlannedTime } from './plan-campaign.js';

interface TimeStepProps {
  readonly time: PlannedTime;
  readonly onChange: (time: PlannedTime) => void;
}

const HOUR_MS = 3_600_000;

/** Now, or at an hour. */
export function TimeStep({ time, onChange }: TimeStepProps) {
  const { t } = useTranslation();
  const { hub } = useSession();
  const times = useTimes();
  // What is chosen shows at once; only a whole moment is told on.
  const [plan, setPlan] = useState({ ...time, isLater: time.at !== '' });
  const set = (change: Partial<typeof plan>): void => {
    const { isLater, ...next } = { ...plan, ...change };
    setPlan({ ...next, isLater });
    if (!isLater) onChange({ ...next, at: '' });
    else if (next.at !== '') onChange(next);
  };
  const choose = (value: string): void => set({ isLater: value === 'later', at: localOf(Date.now() + HOUR_MS, hub.timeZone) });
  return (
    <Card>
      <Stack>
        <Radio.Group value={plan.isLater ? 'later' : 'now'} onChange={choose} label={t('campaigns.time.when')}>
          <Stack gap="xs" mt="xs"><Radio value="now" label={t('campaigns.time.now')} /><Radio value="later" label={t('campaigns.time.later')} /></Stack>
        </Radio.Group>
        {plan.isLater && (
          <>
            <TextInput type="datetime-local" w={260} label={t('campaigns.time.at')} min={localOf(Date.now(), hub.timeZone)} max="9999-12-31T23:59" value={plan.at} error={plan.at === '' && t('campaigns.time.needed')} {...(plan.at !== '' && { description: atStart(times.full(instantOf(plan.at, hub.timeZone))) })} onChange={(event) => set({ at: event.currentTarget.value })} />
            <Radio.Group value={plan.zone} onChange={(zone) => set({ zone: zone === 'recipient' ? 'recipient' : 'hub' })} label={t('campaigns.time.whose')}>
              <Stack gap="xs" mt="xs"><Radio value="hub" label={t('campaigns.time.hub', { zone: hub.timeZone })} /><Radio value="recipient" label={t('campaigns.time.recipient')} /></Stack>
            </Radio.Group>
          </>
        )}
      </Stack>
    </Card>
  );
}
