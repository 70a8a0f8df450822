import { Alert, Button, Card, Code, Group, List, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName } from './field-name.js';
import type { ImportPreview } from './import-queries.js';

const problemKeys = { 'IMPORT.ID_MISSING': 'noId', 'IMPORT.ADDRESS_MISSING': 'noAddress', 'IMPORT.COLUMN_TWICE': 'twice' } as const;
const repairKeys = { 'IMPORT.ID_MISSING': 'noId', 'IMPORT.ADDRESS_MISSING': 'unknowable', 'IMPORT.LINE_UNREADABLE': 'unreadable', 'IMPORT.TOTAL_ROW': 'total', 'ADDRESS.INVALID': 'invalidAddress', 'ADDRESS.MISSING': 'noAddress', 'ADDRESS.DIGITS_LOST': 'lostDigits', 'FIELD.LEFT_OUT': 'leftOut', 'CONSENT.UNREAD': 'unreadConsent' } as const;

const keyIn = <Keys extends Readonly<Record<string, string>>>(keys: Keys, code: string): Keys[keyof Keys] | undefined => keys[code as keyof Keys];

interface ImportFindingsProps {
  readonly preview: ImportPreview;
  /** Takes people for who their email or phone says they are; absent where that is so already. */
  readonly onIdOfAddress?: (() => void) | undefined;
}

/** What can be used, and what is to be put right, line by line. */
export function ImportFindings({ preview, onIdOfAddress }: ImportFindingsProps) {
  const { problems, received, usable, repeated = 0, repairs, columns, unheardAnswers: unheard = [] } = preview;
  const { t } = useTranslation();
  const unused = columns.flatMap(({ name, field }) => (field === null && name !== '' && !unheard.includes(name) ? [name] : []));
  const [problem] = problems;
  if (problem) {
    const key = keyIn(problemKeys, problem.code);
    const isWithoutNumbers = problem.code === 'IMPORT.ID_MISSING' && columns.some(({ field }) => field === 'email' || field === 'phone' || field === 'whatsapp');
    return (
      <Alert color="warn" icon={<IconAlertTriangle />} role="alert">
        <Text>{key ? t(`imports.problems.${key}`) : problem.detail}</Text>
        {isWithoutNumbers && onIdOfAddress && (
          <>
            <Text mt="xs">{t('imports.byAddressText')}</Text>
            <Button mt="sm" size="xs" variant="default" onClick={onIdOfAddress}>{t('imports.byAddress')}</Button>
          </>
        )}
      </Alert>
    );
  }
  return (
    <Card component="section" aria-label={t('imports.findings')}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" role="status">
          <ThemeIcon radius="xl" color={usable > 0 ? 'good.7' : 'warn'} aria-hidden>{usable > 0 ? <IconCheck size={17} /> : <IconAlertTriangle size={17} />}</ThemeIcon>
          <Title order={3} size="h4">{t('imports.usable', { count: usable, all: received })}</Title>
        </Group>
        {repairs.map((repair) => <Repair key={repair.code} repair={repair} />)}
        {repeated > 0 && <Finding><Text>{t('imports.repeated', { count: repeated })}</Text></Finding>}
        {repairs.length === 0 && <Text size="sm" c="dimmed">{t('imports.allGood')}</Text>}
        {unheard.length > 0 && <Alert color="warn" icon={<IconAlertTriangle />} className="words">{t('imports.unheard', { count: unheard.length, columns: unheard.join(', ') })}</Alert>}
        {unused.length > 0 && <Text size="sm" c="dimmed" className="words">{t('imports.unused', { count: unused.length, columns: unused.join(', ') })}</Text>}
      </Stack>
    </Card>
  );
}

function Repair({ repair: { code, count, examples } }: { readonly repair: ImportPreview['repairs'][number] }) {
  const { t } = useTranslation();
  const isLost = code.startsWith('IMPORT.');
  const key = keyIn(repairKeys, code);
  return (
    <Finding isLost={isLost}>
      <Text>{key ? t(`imports.repairs.${key}`, { count }) : code}</Text>
      <List size="sm" c="dimmed" listStyleType="none">
        {examples.map(({ line, fields, raw }) => (
          <List.Item key={line}>{t('imports.line', { line })}{fields.length > 0 && ` · ${fields.map((field) => fieldName(t, field)).join(', ')}`} <Code className="words">{raw}</Code></List.Item>
        ))}
      </List>
    </Finding>
  );
}

function Finding({ isLost = false, children }: { readonly isLost?: boolean; readonly children: ReactNode }) {
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <ThemeIcon radius="xl" variant="light" color={isLost ? 'warn' : 'gray'} aria-hidden>{isLost ? <IconAlertTriangle size={17} /> : <IconInfoCircle size={17} />}</ThemeIcon>
      <div>{children}</div>
    </Group>
  );
}
