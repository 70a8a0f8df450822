import { Group, Progress, Stack, Stepper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../session/session.js';

interface WizardStepsProps {
  readonly active: number;
  readonly labels: readonly string[];
  readonly onStep: (index: number) => void;
}

/** How far the plan is: every step by name where there is room, a line and the present one on a phone. */
export function WizardSteps({ active, labels, onStep }: WizardStepsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const isNarrow = useMediaQuery('(max-width: 47.99em)');
  const position = t('campaigns.stepOf', { step: active + 1, all: labels.length });
  if (isNarrow) {
    return (
      <Stack gap={6}>
        <Group justify="space-between"><Text fw={640}>{labels[active]}</Text><Text size="sm" c="dimmed">{position}</Text></Group>
        <Progress value={((active + 1) / labels.length) * 100} size={6} radius="xl" aria-label={position} />
      </Stack>
    );
  }
  return (
    <Stepper active={active} onStepClick={onStep} size="sm" allowNextStepsSelect={may('messaging.add_campaign')}>
      {labels.map((label) => <Stepper.Step key={label} label={label} />)}
    </Stepper>
  );
}
