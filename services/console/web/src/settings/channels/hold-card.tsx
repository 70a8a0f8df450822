import { Alert, Button, Group } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { tellDone, tellProblem } from '../../problems/tell-problem.js';

/** The emergency brake: nothing more leaves until it is let go; what waits stays waiting. */
export function HoldCard() {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const hold = useMutation({
    mutationFn: (on: boolean) => ask('/api/v1/settings/hold', { method: 'POST', body: { scope: 'all', on } }),
    onSuccess: async (_, on) => {
      tellDone(on ? t('settings.hold.held') : t('settings.hold.released'));
      await queries.invalidateQueries({ queryKey: ['dashboard'] });
    },
    onError: tellProblem,
  });
  return (
    <Alert color="gray" icon={<IconHandStop />} title={t('settings.hold.title')}>
      {t('settings.hold.text')}
      <Group mt="sm">
        <Button size="xs" color="bad.7" onClick={() => confirm({ title: t('settings.hold.title'), text: t('settings.hold.text'), action: t('settings.hold.stop'), isDangerous: true, onConfirm: () => hold.mutate(true) })}>{t('settings.hold.stop')}</Button>
        <Button size="xs" variant="default" onClick={() => hold.mutate(false)}>{t('settings.hold.release')}</Button>
      </Group>
    </Alert>
  );
}
