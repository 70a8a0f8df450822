import { Alert, Button, Group } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { tellDone, tellProblem } from '../../problems/tell-problem.js';

const holdQuery = queryOptions({ queryKey: ['settings', 'hold'], queryFn: () => answer(api.GET('/api/v1/settings/hold')) });

/** The emergency brake: nothing more leaves until it is let go; what waits stays waiting. While it is on, it stands above everything else. */
export function HoldCard({ shownWhile }: { readonly shownWhile: 'held' | 'free' }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const held = useQuery(holdQuery);
  const isHeld = (held.data?.held.length ?? 0) > 0;
  const hold = useMutation({
    mutationFn: (on: boolean) => answer(api.POST('/api/v1/settings/hold', { body: { scope: 'all', on } })),
    onSuccess: async (_, on) => {
      tellDone(on ? t('settings.hold.held') : t('settings.hold.released'));
      await queries.invalidateQueries({ queryKey: ['settings', 'hold'] });
      await queries.invalidateQueries({ queryKey: ['dashboard'] });
    },
    onError: tellProblem,
  });
  if (isHeld !== (shownWhile === 'held')) return null;
  return (
    <Alert color={isHeld ? 'bad' : 'gray'} {...(!isHeld && { bg: 'var(--surface-sunken)' })} icon={<IconHandStop />} title={t(isHeld ? 'settings.hold.heldTitle' : 'settings.hold.title')}>
      {t(isHeld ? 'settings.hold.heldText' : 'settings.hold.text')}
      <Group mt="sm">
        {!isHeld && <Button size="xs" color="bad.7" onClick={() => confirm({ title: t('settings.hold.title'), text: t('settings.hold.text'), action: t('settings.hold.stop'), isDangerous: true, onConfirm: () => hold.mutate(true) })}>{t('settings.hold.stop')}</Button>}
        {isHeld && <Button size="xs" loading={hold.isPending} onClick={() => confirm({ title: t('settings.hold.releaseTitle'), text: t('settings.hold.releaseText'), action: t('settings.hold.release'), onConfirm: () => hold.mutate(false) })}>{t('settings.hold.release')}</Button>}
      </Group>
    </Alert>
  );
}
