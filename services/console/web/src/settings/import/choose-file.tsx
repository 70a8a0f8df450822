import { Alert, Button, Card, FileButton, List, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../downloads/csv.js';
import { exampleColumns, exampleFile } from './example-file.js';
import classes from './import.module.css';

/** What shops keep their lists in. */
const programs = ['excel', 'numbers', 'sheets', 'calc'] as const;

/** A file from the computer, dropped or chosen. */
export function ChooseFile({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const { t, i18n } = useTranslation();
  const [isOver, setOver] = useState(false);
  const [isWorkbook, setWorkbook] = useState(false);
  const take = (file: File | null | undefined): void => {
    if (!file) return;
    const isBinary = /\.(xlsx?|ods|numbers)$/i.test(file.name);
    setWorkbook(isBinary);
    if (!isBinary) onChoose(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Card className={classes['drop'] ?? ''} data-over={isOver || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Stack align="center" gap="xs" py="xl" ta="center">
        <ThemeIcon size={52} radius="xl" variant="light" aria-hidden><IconFileSpreadsheet size={26} stroke={1.6} /></ThemeIcon>
        <Title order={2} size="h3" mt="xs">{t('imports.choose')}</Title>
        <Text c="dimmed" maw={460}>{t('imports.chooseText')}</Text>
        <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={take}>{(props) => <Button mt="sm" {...props}>{t('imports.pick')}</Button>}</FileButton>
        <Text size="sm" c="dimmed" maw={520} mt="sm">{t('imports.example.text', { columns: exampleColumns(t).join(', ') })}</Text>
        <Button variant="subtle" size="compact-sm" leftSection={<IconDownload size={15} aria-hidden />} onClick={() => saveFile(t('imports.example.name'), exampleFile(i18n))}>{t('imports.example.download')}</Button>
        {isWorkbook && <Alert color="warn" mt="sm" maw={460} ta="start" role="alert" title={t('imports.workbook')}><List size="sm" spacing={4}>{programs.map((program) => <List.Item key={program}>{t(`imports.workbookSteps.${program}`)}</List.Item>)}</List></Alert>}
      </Stack>
    </Card>
  );
}
