import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { useConfirm } from '../confirm/use-confirm.js';
import { tellDone, tellProblem } from '../problems/tell-problem.js';
import type { Automation } from './automation-queries.js';
import { useWaitSentence } from './use-wait-sentence.js';

/** How many a refusal says that would be written to at once. */
const countIn = (body: Readonly<Record<string, unknown>>): number => ['reachable', 'waiting', 'recipients'].map((name) => Number(body[name] ?? 0)).find((count) => count > 0) ?? 0;

/** Switching on says what will happen and asks; off takes effect at once. */
export function useSwitchAutomation(automation: Automation): { readonly isBusy: boolean; readonly turn: (on: boolean) => void } {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const waitSentence = useWaitSentence();
  const params = { path: { id: automation.id } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['automations'] });
  const askForMany = (count: number): void =>
    confirm({ title: t('automations.enable.many', { count }), text: t('automations.enable.manyText'), action: t('automations.enable.manyAction', { count }), onConfirm: () => enable.mutate(count) });
  const enable = useMutation({
    mutationFn: (confirmRecipients: number | undefined) => answer(api.POST('/api/v1/automations/{id}/enable', { params, body: confirmRecipients === undefined ? {} : { confirmRecipients } })),
    onSuccess: () => tellDone(t('automations.enabled', { name: automation.name })),
    onError: (error) => (isProblem(error) && error.code.endsWith('CONFIRMATION_REQUIRED') ? askForMany(countIn(error.body)) : tellProblem(error)),
    onSettled,
  });
  const disable = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/automations/{id}/disable', { params })),
    onSuccess: () => tellDone(t('automations.disabled', { name: automation.name })),
    onError: tellProblem,
    onSettled,
  });
  const askToEnable = (): void =>
    confirm({
      title: t('automations.enable.title', { name: automation.name }),
      text: `${t(`automations.when.${automation.trigger}`)} ${waitSentence(automation.timing)} ${t('automations.enable.text')}`,
      action: t('automations.enable.action'),
      onConfirm: () => enable.mutate(undefined),
    });
  return { isBusy: enable.isPending || disable.isPending, turn: (on) => (on ? askToEnable() : disable.mutate()) };
}
