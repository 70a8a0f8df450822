import { Alert, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { byteOrderMark, saveFile } from '../../downloads/csv.js';
import { ButtonLink } from '../../navigation/links.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { May } from '../../session/may.js';
import { Loaded } from '../../states/loaded.js';
import { importQuery, lastImportQuery, rejectedFile, resumeImport, warningsFile, type CustomerImport } from './import-queries.js';
import { outcomeSentence } from './outcome-sentence.js';

interface ImportProgressProps {
  readonly id: string;
  readonly onAgain: () => void;
  /** Somebody has just begun it here: what became of it is where they go on. */
  readonly isFresh: boolean;
}

/** An import while it runs and when it has ended; its address survives a reload. */
export function ImportProgress({ id, onAgain, isFresh }: ImportProgressProps) {
  const query = useQuery(importQuery(id));
  const queries = useQueryClient();
  const hasEnded = query.data !== undefined && query.data.status !== 'running';
  useEffect(() => {
    if (!hasEnded) return;
    void queries.invalidateQueries({ queryKey: ['customers'] });
    void queries.invalidateQueries({ queryKey: lastImportQuery.queryKey });
  }, [hasEnded, queries]);
  return <Loaded query={query}>{(standing) => <Card component="section"><Standing standing={standing} onAgain={onAgain} isFresh={isFresh} /></Card>}</Loaded>;
}

function Standing({ standing, onAgain, isFresh }: Omit<ImportProgressProps, 'id'> & { readonly standing: CustomerImport }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFresh) heading.current?.focus();
  }, [isFresh]);
  const { status, received, accepted, rejected, ignoredColumns, canResume } = standing;
  const isRunning = status === 'running';
  const failed = canResume ? t('imports.stoodAside') : t('imports.failed');
  const title = isRunning ? t('imports.running') : status === 'failed' ? failed : t('imports.completed');
  return (
    <Stack>
      <div role="status"><Title order={2} size="h3" ref={heading} tabIndex={-1}>{title}</Title></div>
      {canResume && <StoodAside id={standing.id} />}
      {status === 'failed' && !canResume ? <Alert color="bad">{t('imports.failedText')} {standing.detail}</Alert> : (
        <>
          <Progress value={received === 0 ? 100 : ((accepted + rejected) / received) * 100} size={12} radius="xl" animated={isRunning} aria-label={t('imports.progress')} />
          <Text size="sm" c="dimmed" className="numbers">{t('imports.counts', { done: accepted + rejected, count: received })}</Text>
        </>
      )}
      {status === 'completed' && <Text className="numbers">{outcomeSentence(standing, t)}</Text>}
      <LinesOf standing={standing} />
      {ignoredColumns.length > 0 && <Text size="sm" c="dimmed">{t('imports.ignored', { columns: ignoredColumns.join(', ') })}</Text>}
      {!isRunning && (
        <Group>
          {accepted > 0 && <ButtonLink to="/messages/customers/">{t('imports.seeThem')}</ButtonLink>}
          {accepted > 0 && <May permission="messaging.add_campaign"><ButtonLink variant="default" to="/campaigns/new/">{t('imports.writeToThem')}</ButtonLink></May>}
          <Button variant="default" onClick={onAgain}>{t('imports.again')}</Button>
        </Group>
      )}
    </Stack>
  );
}

function StoodAside({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const resume = useMutation({ mutationFn: () => resumeImport(id), onSuccess: (standing) => queries.setQueryData(importQuery(id).queryKey, standing), onError: tellProblem });
  return (
    <Alert color="bad">
      <Text size="sm" mb="sm">{t('imports.stoodAsideText')}</Text>
      <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate()}>{t('imports.resume')}</Button>
    </Alert>
  );
}

function LinesOf({ standing: { id, status, rejected, warned } }: { readonly standing: CustomerImport }) {
  const { t } = useTranslation();
  return (
    <>
      {rejected > 0 && <LinesToSee title={t('imports.rejected', { count: rejected })} text={t('imports.rejectedText')} action={t('imports.download')} fileName="rejected.csv" load={() => rejectedFile(id)} />}
      {warned > 0 && status !== 'running' && <LinesToSee title={t('imports.warned', { count: warned })} text={t('imports.warnedText')} action={t('imports.downloadWarned')} fileName="warnings.csv" load={() => warningsFile(id)} />}
    </>
  );
}

interface LinesToSeeProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly fileName: string;
  readonly load: () => Promise<string>;
}

/** Lines that somebody should look at, as a file. */
function LinesToSee({ title, text, action, fileName, load }: LinesToSeeProps) {
  const download = useMutation({ mutationFn: async () => saveFile(fileName, `${byteOrderMark}${await load()}`), onError: tellProblem });
  return (
    <Alert color="warn" title={title}>
      <Text size="sm" mb="sm">{text}</Text>
      <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} loading={download.isPending} onClick={() => download.mutate()}>{action}</Button>
    </Alert>
  );
}
