import { Alert, Stack } from '@mantine/core';
import { IconFileOff, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.js';
import { letGo } from '../../memory/held.js';
import { Loaded } from '../../states/loaded.js';
import { ChooseFile } from './choose-file.js';
import { begun, halfMadeQuery, keepHalfMade, type HalfMade } from './half-made.js';
import { ImportProgress } from './import-progress.js';
import { LastImport } from './last-import.js';
import { PrepareImport, type PrepareImportProps } from './prepare-import.js';

const route = getRouteApi('/shell/settings/$section');

/** Customers from a file: looked at first, then taken, and nothing is sent by it. The address says how far it is. */
export function ImportSection() {
  const { t } = useTranslation();
  const { id, file } = route.useSearch();
  const navigate = route.useNavigate();
  const [begunHere, setBegunHere] = useState<string>();
  const choose = (chosen: File): void => {
    const key = newKey();
    keepHalfMade(key, begun(chosen));
    void navigate({ search: { file: key } });
  };
  return (
    <Stack>
      <Alert color="petrol" icon={<IconShieldCheck />}>{t('imports.sendsNothing')}</Alert>
      {id !== undefined && <ImportProgress id={id} isFresh={id === begunHere} onAgain={() => void navigate({ search: {} })} />}
      {id === undefined && file === undefined && <><ChooseFile onChoose={choose} /><LastImport /></>}
      {id === undefined && file !== undefined && <HalfMadeImport key={file} held={file} onChoose={choose} onStarted={setBegunHere} />}
    </Stack>
  );
}

function HalfMadeImport({ held, onChoose, onStarted }: { readonly held: string; readonly onChoose: (file: File) => void; readonly onStarted: (id: string) => void }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const query = useQuery(halfMadeQuery(held));
  const start = async (id: string): Promise<void> => {
    onStarted(id);
    await navigate({ search: { id }, replace: true });
    await letGo();
  };
  return (
    <Loaded query={query}>
      {(halfMade) =>
        halfMade === null ? (
          <>
            <Alert color="warn" icon={<IconFileOff />} role="alert">{t('imports.fileGone')}</Alert>
            <ChooseFile onChoose={onChoose} />
          </>
        ) : (
          <KeptImport held={held} begun={halfMade} onBack={() => void navigate({ search: {} })} onStarted={({ id }) => void start(id)} />
        )
      }
    </Loaded>
  );
}

interface KeptImportProps extends Pick<PrepareImportProps, 'onBack' | 'onStarted'> {
  readonly held: string;
  readonly begun: HalfMade;
}

/** What is typed shows at once; the browser's store follows. */
function KeptImport({ held, begun: first, ...ways }: KeptImportProps) {
  const [halfMade, setHalfMade] = useState(first);
  const change = (next: HalfMade): void => {
    setHalfMade(next);
    keepHalfMade(held, next);
  };
  return <PrepareImport halfMade={halfMade} onChange={change} {...ways} />;
}
