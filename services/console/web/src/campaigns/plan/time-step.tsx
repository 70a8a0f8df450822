import { Card, Radio, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atStart } from '../../language/at-start.js';
import { useSession } from '../../session/session.js';
import { instantOf, localOf } from '../../times/local-time.rules.js';
import { useTimes } from '../../times/use-times.js';
import { isPast, type PlannedTime } from './planned-time.rules.js';

interface TimeStepProps {
  readonly time: PlannedTime;
  readonly onChange: (time: PlannedTime) => void;
  /** Somebody tried to go on with an hour that has passed. */
  readonly isLateSaid: boolean;
}

const HOUR_MS = 3_600_000;

/** Now, or at an hour. */
export function TimeStep({ time, onChange, isLateSaid }: TimeStepProps) {
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
  // While a date is typed it is in the year 2, 20 and 202: nothing is said before the field is left.
  const [isLeft, setLeft] = useState(false);
  const isLate = (isLeft || isLateSaid) && isPast(plan, { hubZone: hub.timeZone, now: Date.now() });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { if (isLateSaid) field.current?.focus(); }, [isLateSaid]);
  return (
    <Card>
      <Stack>
        <Radio.Group value={plan.isLater ? 'later' : 'now'} onChange={choose} label={t('campaigns.time.when')}>
          <Stack gap="xs" mt="xs"><Radio value="now" label={t('campaigns.time.now')} /><Radio value="later" label={t('campaigns.time.later')} /></Stack>
        </Radio.Group>
        {plan.isLater && (
          <>
            <TextInput ref={field} type="datetime-local" w={260} onFocus={() => setLeft(false)} onBlur={() => setLeft(true)} label={t('campaigns.time.at')} min={localOf(Date.now(), hub.timeZone)} max="9999-12-31T23:59" value={plan.at} error={plan.at === '' ? t('campaigns.time.needed') : isLate && t('campaigns.time.past')} {...(plan.at !== '' && { description: atStart(times.full(instantOf(plan.at, hub.timeZone))) })} onChange={(event) => set({ at: event.currentTarget.value })} />
            <Radio.Group value={plan.zone} onChange={(zone) => set({ zone: zone === 'recipient' ? 'recipient' : 'hub' })} label={t('campaigns.time.whose')}>
              <Stack gap="xs" mt="xs"><Radio value="hub" label={t('campaigns.time.hub', { zone: hub.timeZone })} /><Radio value="recipient" label={t('campaigns.time.recipient')} /></Stack>
            </Radio.Group>
          </>
        )}
      </Stack>
    </Card>
  );
}
