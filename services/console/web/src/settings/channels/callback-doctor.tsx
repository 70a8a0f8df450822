import { Alert, Button, Collapse, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Dialog } from '../../dialogs/dialog.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import type { Channel } from '../../session/session.js';
import { CopyField } from '../../states/copy-field.js';
import { useTimes } from '../../times/use-times.js';
import { headersIn } from './pasted-headers.rules.js';

type Diagnosis = components['schemas']['CallbackDiagnosis'];

/** Why the provider's reports do not arrive: of the last that was refused, or of one that somebody pastes. */
export function CallbackDoctor({ channel }: { readonly channel: Channel }) {
  const { t, i18n } = useTranslation();
  const parts = useOpenParts();
  const isOpen = parts.isOpen(`doctor.${channel}`);
  const diagnose = useMutation({ mutationFn: (pasted: Pasted | undefined) => answer(api.POST('/api/v1/settings/{channel}/doctor', { params: { path: { channel } }, headers: { 'accept-language': i18n.language }, body: bodyOf(pasted) })) });
  const { mutate: ask } = diagnose;
  useEffect(() => {
    if (isOpen) ask(undefined);
  }, [isOpen, ask]);
  return (
    <>
      <Button variant="subtle" leftSection={<IconStethoscope size={17} />} onClick={() => parts.setOpen(`doctor.${channel}`, true)}>{t('settings.doctor.open')}</Button>
      <Dialog opened={isOpen} onClose={() => parts.setOpen(`doctor.${channel}`, false)} title={t('settings.doctor.title')} size="lg">
        <Stack>
          {diagnose.error && <ProblemAlert error={diagnose.error} />}
          {diagnose.data && <DiagnosisText diagnosis={diagnose.data} />}
          <PastedCallback isAsking={diagnose.isPending} onAsk={diagnose.mutate} />
        </Stack>
      </Dialog>
    </>
  );
}

interface Pasted {
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

const bodyOf = (pasted: Pasted | undefined): components['schemas']['DiagnoseCallback'] =>
  pasted ? { method: 'POST', url: pasted.url, headers: headersIn(pasted.headers), body: pasted.body } : { method: 'POST', headers: {}, body: '' };

function DiagnosisText({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { source, verified, receivedAt, detail, remedy, expectedUrl, publicUrl } = diagnosis;
  const color = source === 'none' ? 'gray' : verified ? 'good' : 'bad';
  return (
    <div aria-live="polite">
      <Stack gap="sm">
        <Alert color={color} title={receivedAt ? t('settings.doctor.refusedAt', { at: times.full(receivedAt) }) : undefined}>
          <Text size="sm" className="words">{detail}</Text>
          {remedy !== undefined && <Text size="sm" mt="xs" fw={600} className="words">{remedy}</Text>}
        </Alert>
        {!publicUrl.reachable && <Alert color="warn" title={publicUrl.url}><Text size="sm" className="words">{publicUrl.detail}</Text></Alert>}
        {expectedUrl !== undefined && <CopyField label={t('settings.doctor.expected')} value={expectedUrl} />}
      </Stack>
    </div>
  );
}

/** What a provider's log or a proxy shows of one call. */
function PastedCallback({ isAsking, onAsk }: { readonly isAsking: boolean; readonly onAsk: (pasted: Pasted) => void }) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const [pasted, setPasted] = useState<Pasted>({ url: '', headers: '', body: '' });
  const field = (name: keyof Pasted) => ({ label: t(`settings.doctor.${name}`), value: pasted[name], onChange: (event: { currentTarget: { value: string } }) => setPasted({ ...pasted, [name]: event.currentTarget.value }) });
  return (
    <div>
      <Button variant="subtle" size="compact-sm" px={0} onClick={toggle} aria-expanded={isOpen}>{t('settings.doctor.paste')}</Button>
      <Collapse expanded={isOpen}>
        <Stack gap="sm" mt="sm">
          <TextInput {...field('url')} />
          <Textarea {...field('headers')} placeholder="X-Hub-Signature-256: sha256=…" autosize minRows={3} maxRows={8} />
          <Textarea {...field('body')} autosize minRows={3} maxRows={12} />
          <Button onClick={() => onAsk(pasted)} loading={isAsking} disabled={pasted.url.trim() === ''} style={{ alignSelf: 'flex-end' }}>{t('settings.doctor.ask')}</Button>
        </Stack>
      </Collapse>
    </div>
  );
}
