import { ActionIcon, Alert, Badge, Box, Button, Card, Collapse, Group, Menu, Stack, Switch, Text } from '@mantine/core';
import { IconDots, IconHistory, IconPencil, IconPlugConnected, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { atOnce } from '../../api/at-once.js';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { currentLanguage } from '../../language/start-language.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { useReason } from '../../reasons/use-reason.js';
import { useTimes } from '../../times/use-times.js';
import { HookDeliveries } from './hook-deliveries.js';
import { HookForm } from './hook-form.js';
import { hooksQuery, type Hook, type Hooks } from './hooks-queries.js';
import { useHookAnswer } from './use-hook-answer.js';

const route = getRouteApi('/shell/settings/$section');
const colors = { active: 'good', failing: 'bad', disabled: 'gray', untold: 'gray' } as const;

/** That it works is said once something has arrived. */
const stateOf = ({ status, lastSuccessAt }: Hook): keyof typeof colors => (status === 'active' && lastSuccessAt === undefined ? 'untold' : status);

/** One system that is told: whether it hears, what it heard, and what can be done about it. */
export function HookRow({ hook }: { readonly hook: Hook }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isOpen = route.useSearch().id === hook.id;
  const navigate = route.useNavigate();
  const toggle = (): void => void navigate({ search: isOpen ? {} : { id: hook.id }, replace: true, resetScroll: false });
  const params = { path: { id: hook.id } };
  const settled = { onError: tellProblem, onSettled: () => queries.invalidateQueries({ queryKey: hooksQuery.queryKey }) };
  const turn = useMutation({
    mutationFn: (isActive: boolean) => answer(api.PATCH('/api/v1/hooks/{id}', { params, body: { isActive } })),
    onMutate: (isActive) => atOnce<Hooks>(queries, { queryKey: hooksQuery.queryKey, exact: true }, (hooks) => ({ ...hooks, items: hooks.items.map((known) => (known.id === hook.id ? { ...known, isActive } : known)) })),
    onError: (error, _, takeBack) => {
      takeBack?.();
      tellProblem(error);
    },
    onSettled: settled.onSettled,
  });
  const state = stateOf(hook);
  const test = useMutation({ mutationFn: () => answer(api.POST('/api/v1/hooks/{id}/test', { params })), ...settled });
  return (
    <Card component="section" aria-label={hook.url}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="xs" miw={0}><Text fw={600} ff="monospace" size="sm" className="words">{hook.url}</Text><Badge color={colors[state]}>{t(`hooks.states.${state}`)}</Badge></Group>
          <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
            <Switch label={t('hooks.active')} checked={hook.isActive} onChange={(event) => turn.mutate(event.currentTarget.checked)} />
            <HookMenu hook={hook} />
          </Group>
        </Group>
        <AboutHook hook={hook} />
        <Troubles hook={hook} />
        <Group gap="xs">
          <Button size="compact-sm" variant="light" leftSection={<IconPlugConnected size={15} />} loading={test.isPending} onClick={() => test.mutate()}>{t('hooks.test')}</Button>
          <Button size="compact-sm" variant="subtle" leftSection={<IconHistory size={15} />} onClick={toggle} aria-expanded={isOpen}>{t('hooks.history')}</Button>
        </Group>
        <div aria-live="polite">{test.data && <TestResult result={test.data} />}</div>
        <Collapse expanded={isOpen}>{isOpen && <HookDeliveries hookId={hook.id} />}</Collapse>
      </Stack>
    </Card>
  );
}

/** What it is for, what it is told, and when it last heard. */
function AboutHook({ hook }: { readonly hook: Hook }) {
  const { description, events, lastSuccessAt } = hook;
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <Box mt={-6}>
      {description !== undefined && <Text size="sm" className="words">{description}</Text>}
      <Text size="sm" c="dimmed">{events.map((event) => t(`hooks.names.${event}`)).join(' · ')}</Text>
      {lastSuccessAt !== undefined && <Text size="sm" c="dimmed">{t('hooks.lastSuccess', { at: times.moment(lastSuccessAt) })}</Text>}
    </Box>
  );
}

/** Why it hears nothing, where that is so. */
function Troubles({ hook: { reason, failingSince } }: { readonly hook: Hook }) {
  const { t } = useTranslation();
  const times = useTimes();
  const reasonOf = useReason();
  if (reason) return <Alert color="bad"><Text size="sm">{reasonOf(reason)}</Text></Alert>;
  return failingSince === undefined ? null : <Alert color="warn"><Text size="sm">{t('hooks.failingSince', { at: times.full(failingSince) })}</Text></Alert>;
}

function TestResult({ result: { ok, attempt, remedyText } }: { readonly result: components['schemas']['HookTest'] }) {
  const answered = useHookAnswer();
  const language = currentLanguage();
  const { response } = attempt;
  return (
    <Alert color={ok ? 'good' : 'bad'}>
      <Text size="sm" fw={600}>{answered(attempt)}</Text>
      {remedyText && <Text size="sm">{remedyText[language]}</Text>}
      {response !== undefined && response !== '' && <Text size="xs" ff="monospace" c="dimmed" className="words" lineClamp={4}>{response}</Text>}
    </Alert>
  );
}

function HookMenu({ hook }: { readonly hook: Hook }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const parts = useOpenParts();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/hooks/{id}', { params: { path: { id: hook.id } } })),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: hooksQuery.queryKey }),
  });
  const ask = (): void => confirm({ title: t('hooks.removeTitle', { url: hook.url }), text: t('hooks.removeText'), action: t('words.actions.delete'), isDangerous: true, word: new URL(hook.url).host, onConfirm: () => remove.mutate() });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="default" size={34} aria-label={t('hooks.actions', { url: hook.url })}><IconDots size={18} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => parts.setOpen(hook.id, true)}>{t('words.actions.edit')}</Menu.Item>
          <Menu.Item color="bad" leftSection={<IconTrash size={16} />} onClick={ask}>{t('words.actions.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {parts.isOpen(hook.id) && <HookForm hook={hook} onClose={() => parts.setOpen(hook.id, false)} />}
    </>
  );
}
