import { Button, Group } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fetchAnswer } from '../api/ask.js';
import { answer, api } from '../api/client.js';
import { useConfirm } from '../confirm/use-confirm.js';
import { saveFile } from '../downloads/csv.js';
import { tellDone, tellProblem } from '../problems/tell-problem.js';
import { May } from '../session/may.js';
import { nameOf } from './customer-addresses.rules.js';
import type { Customer } from './customer-queries.js';

/** What the law gives a person: a copy of everything, and being forgotten. */
export function CustomerPrivacy({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const path = `/api/v1/customers/${encodeURIComponent(customer.id)}`;
  const copy = useMutation({
    mutationFn: async () => saveFile(`${customer.id}.json`, await (await fetchAnswer(`${path}/export`)).text(), 'application/json'),
    onError: tellProblem,
  });
  const erase = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/customers/{id}', { params: { path: { id: customer.id } } })),
    onSuccess: async () => {
      tellDone(t('customers.privacy.erased'));
      await navigate({ to: '/messages/customers/' });
      await queries.invalidateQueries({ queryKey: ['customers'] });
    },
    onError: tellProblem,
  });
  return (
    <May permission="messaging.manage_settings">
      <Group gap="xs">
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} />} loading={copy.isPending} onClick={() => copy.mutate()}>{t('customers.privacy.copy')}</Button>
        <Button
          size="xs" variant="subtle" color="bad" leftSection={<IconTrash size={15} />} loading={erase.isPending}
          onClick={() => confirm({ title: t('customers.privacy.title', { name: nameOf(customer, t) }), text: t('customers.privacy.text'), action: t('customers.privacy.erase'), isDangerous: true, word: nameOf(customer, t), onConfirm: () => erase.mutate() })}
        >
          {t('customers.privacy.erase')}
        </Button>
      </Group>
    </May>
  );
}
