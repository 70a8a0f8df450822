import { Alert, Box, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { CopyField } from '../../states/copy-field.js';
import { EmptyState } from '../../states/empty-state.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { keysQuery, shortOf } from './keys-queries.js';
import { MakeKey } from './make-key.js';

type ApiKey = components['schemas']['ApiKey'];

/** Keys for machines: the ERP, a till, a script. */
export function KeysSection() {
  const { t } = useTranslation();
  const query = useQuery(keysQuery);
  const parts = useOpenParts();
  const [made, setMade] = useState<components['schemas']['NewApiKey']>();
  const make = <Button leftSection={<IconPlus size={17} />} onClick={() => parts.setOpen('new', true)}>{t('settings.keys.make')}</Button>;
  return (
    <Stack>
      {made && (
        <Alert color="good" title={t('settings.keys.made', { name: made.name })} role="status">
          <Text size="sm" mb="sm">{t('settings.keys.once')}</Text>
          <CopyField label={t('settings.keys.key')} value={made.key} />
        </Alert>
      )}
      {query.data && query.data.items.length > 0 && <Group justify="flex-end">{make}</Group>}
      <Loaded query={query}>
        {({ items }) => <Card padding={0} className="rows">{items.length === 0 ? <EmptyState icon={IconKey} title={t('settings.keys.none')} text={t('settings.keys.noneText')} action={make} /> : items.map((key) => <KeyRow key={key.id} apiKey={key} />)}</Card>}
      </Loaded>
      <MakeKey isOpen={parts.isOpen('new')} onClose={() => parts.setOpen('new', false)} onMade={setMade} />
    </Stack>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation();
  const times = useTimes();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/settings/api-keys/{id}', { params: { path: { id: apiKey.id } } })),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  return (
    <Group px="lg" py="md" justify="space-between">
      <Box flex="1 1 16rem" miw={0}>
        <Text fw={600} className="words">{apiKey.name} <Text span size="sm" c="dimmed" ff="monospace">{apiKey.hint}</Text></Text>
        <Text size="sm">{apiKey.permissions.map((permission) => t(`permissions.${shortOf(permission)}`)).join(' · ')}</Text>
        <Text size="sm" c="dimmed">{t('settings.keys.createdAt', { at: times.moment(apiKey.createdAt) })} · {apiKey.lastUsedAt === null ? t('settings.keys.unused') : t('settings.keys.used', { at: times.moment(apiKey.lastUsedAt) })}</Text>
      </Box>
      <Button mx={-18} variant="subtle" color="bad" leftSection={<IconTrash size={16} />} onClick={() => confirm({ title: t('settings.keys.removeTitle', { name: apiKey.name }), text: t('settings.keys.removeText'), action: t('words.actions.delete'), isDangerous: true, word: apiKey.name, onConfirm: () => remove.mutate() })}>{t('words.actions.delete')}</Button>
    </Group>
  );
}
