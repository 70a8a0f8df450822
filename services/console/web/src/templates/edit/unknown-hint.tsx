import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { variableName } from '../variable-name.js';
import { nearestVariable, unknownVariables } from './unknown-variables.rules.js';

/** So many are named; what else there is shows when these are mended. */
const SHOWN_MAX = 4;

interface UnknownHintProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Says plainly that something between braces is no variable of the shop's, and offers the one that was probably meant. */
export function UnknownHint({ text, onChange }: UnknownHintProps) {
  const { t } = useTranslation();
  const unknown = unknownVariables(text);
  if (unknown.length === 0) return null;
  return (
    <Alert color="warn" mt="xs" title={t('templates.unknown.title', { count: unknown.length })} role="status">
      <Stack gap="xs">
        {unknown.slice(0, SHOWN_MAX).map(({ written, name }) => {
          const nearest = nearestVariable(name, (known) => variableName(t, known));
          return (
            <Group key={written} gap="xs" justify="space-between">
              <Text size="sm" className="words" flex="1 1 12rem">{t('templates.unknown.text', { name })}</Text>
              {nearest && <Button size="compact-sm" variant="default" leftSection={<IconWand size={14} aria-hidden />} onClick={() => onChange(text.replaceAll(written, nearest.written))}>{t('templates.unknown.use', { name: variableName(t, nearest.name) })}</Button>}
            </Group>
          );
        })}
        <Text size="sm">{t('templates.unknown.hint')}</Text>
      </Stack>
    </Alert>
  );
}
