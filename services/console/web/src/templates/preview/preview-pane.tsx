import { Alert, Card, Group, List, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../api/problem.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { inReadersLanguage } from '../../problems/problem-sentence.js';
import { mailLook, mailLooks, type MailLook } from '../../router/search.js';
import { useSession, type Channel } from '../../session/session.js';
import { MailFrame } from '../../mail/mail-frame.js';
import { WhatsappText } from '../../messages/whatsapp-text.js';
import { EmptyState } from '../../states/empty-state.js';
import { previewQuery, type Preview, type PreviewRequest } from '../template-queries.js';
import { variableName } from '../variable-name.js';
import { WRITING_PAUSE_MS } from '../writing-pause.js';
import { PhoneFrame } from './phone-frame.js';
import { sampleEvent } from './sample-event.js';
import { SmsCounter } from './sms-counter.js';
import { SmsText } from './sms-text.js';

interface PreviewPaneProps {
  readonly request: PreviewRequest | undefined;
  readonly onReplace?: (replacements: ReadonlyMap<string, string>) => void;
}

/** How a message would look, live, on the channel that carries it. */
export function PreviewPane({ request, onReplace }: PreviewPaneProps) {
  const { t } = useTranslation();
  const { hub } = useSession();
  const [asked] = useDebouncedValue(request, WRITING_PAUSE_MS);
  const preview = useQuery(previewQuery(asked && { ...asked, variables: { event: sampleEvent(asked.locale ?? hub.locale), ...asked.variables } }));
  if (!request) return <Card bg="transparent"><EmptyState icon={IconEye} title={t('templates.preview.nothing')} /></Card>;
  // Without a network the page says so once, and the preview comes with it.
  if (preview.error && navigator.onLine) return isProblem(preview.error) && preview.error.status === 422 ? <NotShownYet problem={preview.error} /> : <ProblemAlert error={preview.error} />;
  if (!preview.data) return <Skeleton height={320} radius="lg" />;
  return (
    <Stack>
      <PreviewScreen channel={request.channel} preview={preview.data} />
      {preview.data.wayOut !== undefined && <Text size="sm" c="dimmed" ta="center">{t(preview.data.whatsapp ? 'templates.preview.wayOutInWindow' : 'templates.preview.wayOut')}</Text>}
      {request.channel === 'sms' && <SmsCounter text={preview.data.text} onReplace={onReplace} />}
      <PreviewNotes preview={preview.data} />
    </Stack>
  );
}

/** Words in the middle of being written, such as an open brace: nobody has done anything wrong yet. */
function NotShownYet({ problem: { code, detail, errors } }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const sentences = (errors.length > 0 ? errors : [{ code, detail }]).map(inReadersLanguage);
  return (
    <Alert color="warn" title={t('templates.preview.notYet')} role="status">
      <List size="sm" spacing={4}>{[...new Set(sentences)].map((sentence) => <List.Item key={sentence}>{sentence}</List.Item>)}</List>
    </Alert>
  );
}

function PreviewScreen({ channel, preview }: { readonly channel: Channel; readonly preview: Preview }) {
  const { hub } = useSession();
  if (channel === 'email') return <MailPreview preview={preview} />;
  return (
    <PhoneFrame channel={channel} sender={hub.name}>
      {channel === 'sms' ? <SmsText text={preview.text} offending={preview.sms?.offending ?? []} /> : <WhatsappText text={preview.text} />}
    </PhoneFrame>
  );
}

/** How a mail is looked at, as the address says it. */
function useMailLook(): { readonly look: MailLook; readonly setLook: (next: string) => void } {
  const { look = 'light' } = useSearch({ strict: false });
  const navigate = useNavigate();
  // Wherever the preview stands: every view that has one keeps this in its address.
  const setLook = (next: string): void => void navigate({ to: './', search: ((now: object) => ({ ...now, look: next === 'light' ? undefined : mailLook(next) })) as never, replace: true, resetScroll: false });
  return { look, setLook };
}

function MailPreview({ preview: { subject, html, text } }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { look, setLook } = useMailLook();
  return (
    <Stack gap="sm">
      <SegmentedControl size="xs" value={look} onChange={setLook} data={mailLooks.map((value) => ({ value, label: t(`templates.preview.${value}`) }))} aria-label={t('shell.theme.label')} />
      <Card padding={0} maw={look === 'narrow' ? 360 : undefined} w="100%" mx="auto">
        <Group p="md" pb="xs"><Text fw={640} className="words">{subject || t('templates.preview.noSubject')}</Text></Group>
        {html === undefined ? <Text p="md" className="words">{text}</Text> : <MailFrame html={html} title={t('templates.preview.title')} scheme={look === 'dark' ? 'dark' : 'light'} />}
      </Card>
    </Stack>
  );
}

function PreviewNotes({ preview: { missing, warnings } }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  if (missing.length === 0 && warnings.length === 0) return null;
  return (
    <Alert color="warn" title={t('templates.preview.notes')}>
      <List size="sm" spacing={4}>
        {missing.map((name) => <List.Item key={name}>{t('templates.preview.missing', { name: variableName(t, name) })}</List.Item>)}
        {warnings.map((warning) => <List.Item key={`${warning.pointer} ${warning.code}`}>{inReadersLanguage(warning)}</List.Item>)}
      </List>
    </Alert>
  );
}
