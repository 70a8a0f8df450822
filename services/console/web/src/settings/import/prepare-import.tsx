import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { Loaded } from '../../states/loaded.js';
import { ConsentQuestion } from './consent-question.js';
import { answersOf, undecidedColumns } from './consent.rules.js';
import type { HalfMade } from './half-made.js';
import { ImportColumns } from './import-columns.js';
import { ImportFindings } from './import-findings.js';
import { previewQuery, startImport, type CustomerImport, type ImportPreview } from './import-queries.js';

export interface PrepareImportProps {
  readonly halfMade: HalfMade;
  readonly onChange: (next: HalfMade) => void;
  readonly onBack: () => void;
  readonly onStarted: (started: CustomerImport) => void;
}

/** A file before it is taken: what its columns hold, what is usable, what everybody agreed to. */
export function PrepareImport({ halfMade, onChange, onBack, onStarted }: PrepareImportProps) {
  const { t } = useTranslation();
  const { file, chosen, isIdOfAddress } = halfMade;
  const query = useQuery(previewQuery(file, { mapping: chosen, isIdOfAddress }));
  return (
    <Stack aria-busy={query.isFetching}>
      <Group justify="space-between">
        <Title order={2} size="h3" className="words">{file.name}</Title>
        <Button size="compact-sm" variant="subtle" leftSection={<IconArrowLeft size={15} />} onClick={onBack}>{t('imports.otherFile')}</Button>
      </Group>
      <Loaded query={query}>
        {(preview) => (
          <>
            <Card component="section" aria-label={t('imports.columns')}><ImportColumns preview={preview} onChange={(column, field) => onChange({ ...halfMade, chosen: { ...chosen, [column]: field } })} /></Card>
            <ImportFindings preview={preview} onIdOfAddress={isIdOfAddress ? undefined : () => onChange({ ...halfMade, isIdOfAddress: true })} />
            {preview.problems.length === 0 && preview.usable > 0 && <TakeImport halfMade={halfMade} preview={preview} onChange={onChange} onStarted={onStarted} />}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

interface TakeImportProps extends Omit<PrepareImportProps, 'onBack'> {
  readonly preview: ImportPreview;
}

function TakeImport({ halfMade, preview, onChange, onStarted }: TakeImportProps) {
  const { t } = useTranslation();
  const { file, chosen, consent, isIdOfAddress, aboutOther = [] } = halfMade;
  const key = useMemo(newKey, [file, chosen, consent, isIdOfAddress]);
  const recognised = Object.fromEntries(preview.columns.flatMap(({ name, field }) => (field === null || name === '' ? [] : [[name, field]])));
  const start = useMutation({ mutationFn: () => startImport(file, { mapping: { ...recognised, ...chosen }, isIdOfAddress, consent: answersOf(consent), key }), onSuccess: onStarted });
  const isAnswered = consent.kind !== undefined && (consent.kind !== 'agreed' || (consent.source.trim() !== '' && consent.channels.length > 0));
  const undecided = undecidedColumns(consent, preview, aboutOther);
  return (
    <>
      <Card component="section"><ConsentQuestion saysConsent={preview.saysConsent} value={consent} onChange={(next) => onChange({ ...halfMade, consent: next })} /></Card>
      {undecided.length > 0 && <Undecided columns={undecided} onOther={(column) => onChange({ ...halfMade, aboutOther: [...aboutOther, column], chosen: { [column]: preview.columns.find(({ name }) => name === column)?.field ?? null, ...chosen } })} />}
      {start.error && <ProblemAlert error={start.error} />}
      <Group justify="flex-end">
        {!isAnswered && <Text size="sm" c="dimmed">{t('imports.answerFirst')}</Text>}
        <Button size="md" disabled={!isAnswered || undecided.length > 0} loading={start.isPending} onClick={() => start.mutate()}>{t('imports.take', { count: preview.usable - (preview.repeated ?? 0) })}</Button>
      </Group>
    </>
  );
}

/** Said before everybody is taken to have agreed: these columns may say who did not. */
function Undecided({ columns, onOther }: { readonly columns: readonly string[]; readonly onOther: (column: string) => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="warn" icon={<IconAlertTriangle />} role="alert" className="words">
      <Text>{t('imports.undecided', { count: columns.length, columns: columns.join(', ') })}</Text>
      <Group gap="xs" mt="sm">{columns.map((column) => <Button key={column} size="xs" variant="default" maw="100%" onClick={() => onOther(column)}>{t('imports.saysOther', { column })}</Button>)}</Group>
    </Alert>
  );
}
