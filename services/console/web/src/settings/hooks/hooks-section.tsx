import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { CopyField } from '../../states/copy-field.js';
import { EmptyState } from '../../states/empty-state.js';
import { Loaded } from '../../states/loaded.js';
import { HookForm } from './hook-form.js';
import { HookRow } from './hook-row.js';
import { hooksQuery, type NewHook } from './hooks-queries.js';

/** The shop's own systems that are told what happens. */
export function HooksSection() {
  const { t } = useTranslation();
  const query = useQuery(hooksQuery);
  const parts = useOpenParts();
  const [made, setMade] = useState<NewHook>();
  const make = <Button leftSection={<IconPlus size={17} />} onClick={() => parts.setOpen('new', true)}>{t('hooks.make')}</Button>;
  return (
    <Stack>
      {made && (
        <Alert color="good" title={t('hooks.made', { url: made.url })} role="status">
          <Text size="sm" mb="sm">{t('hooks.once')}</Text>
          <CopyField label={t('hooks.secret')} value={made.secret} />
        </Alert>
      )}
      {query.data && query.data.items.length > 0 && <Group justify="flex-end">{make}</Group>}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0
            ? <Card padding={0} className="rows"><EmptyState icon={IconWebhook} title={t('hooks.none')} text={t('hooks.noneText')} action={make} /></Card>
            : <Stack>{items.map((hook) => <HookRow key={hook.id} hook={hook} />)}</Stack>}
      </Loaded>
      {parts.isOpen('new') && <HookForm onClose={() => parts.setOpen('new', false)} onMade={setMade} />}
    </Stack>
  );
}
