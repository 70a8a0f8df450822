import { Alert, Stack } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseFile } from './choose-file.js';
import { ImportProgress } from './import-progress.js';
import { PrepareImport } from './prepare-import.js';

const route = getRouteApi('/shell/settings/$section');

/** Customers from a file: looked at first, then taken, and nothing is sent by it. */
export function ImportSection() {
  const { t } = useTranslation();
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  const [file, setFile] = useState<File>();
  const show = (running: string | undefined): void => {
    setFile(undefined);
    void navigate({ search: running === undefined ? {} : { id: running } });
  };
  return (
    <Stack>
      <Alert color="petrol" icon={<IconShieldCheck />}>{t('imports.sendsNothing')}</Alert>
      {id !== undefined && <ImportProgress id={id} onAgain={() => show(undefined)} />}
      {id === undefined && !file && <ChooseFile onChoose={setFile} />}
      {id === undefined && file && <PrepareImport file={file} onBack={() => setFile(undefined)} onStarted={({ id: started }) => show(started)} />}
    </Stack>
  );
}
