import { Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../navigation/links.js';
import { useMay } from '../../session/session.js';
import { useTimes } from '../../times/use-times.js';
import { lastImportQuery } from './import-queries.js';
import { outcomeSentence } from './outcome-sentence.js';

/** What came of the list that was brought in last: who left its page finds the way back, and the lines that want a look. */
export function LastImport() {
  const { t } = useTranslation();
  const may = useMay();
  const times = useTimes();
  const { data: last } = useQuery({ ...lastImportQuery, enabled: may('messaging.manage_settings') });
  if (!last) return null;
  const { id, status, rejected, warned, createdAt } = last;
  const look = [...(rejected > 0 ? [t('imports.rejected', { count: rejected })] : []), ...(warned > 0 ? [t('imports.warned', { count: warned })] : [])];
  return (
    <Card padding="sm" component="section" aria-label={t('imports.last')} mb="md">
      <Group justify="space-between" gap="xs">
        <Text size="sm" flex="1 1 16rem"><b>{t('imports.lastAt', { at: times.moment(createdAt) })}</b> {status === 'completed' ? [outcomeSentence(last, t), ...look.map((part) => `${part}.`)].join(' ') : t(status === 'running' ? 'imports.running' : 'imports.failed')}</Text>
        <AnchorLink size="sm" to="/settings/$section/" params={{ section: 'import' }} search={{ id }}>{t('imports.seeLast')}</AnchorLink>
      </Group>
    </Card>
  );
}
