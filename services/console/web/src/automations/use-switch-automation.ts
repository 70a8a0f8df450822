import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { atOnce } from '../api/at-once.js';
import { answer, api } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { useConfirm } from '../confirm/use-confirm.js';
import { tellDone, tellProblem } from '../problems/tell-problem.js';
import { waitingQuery, type Automation, type Waiting } from './automation-queries.js';
import { useWaitSentence } from './use-wait-sentence.js';
import { useWaitingSentence } from './use-waiting-sentence.js';

/** Only from now on; or those who wait too, so many of them. */
type Enabling = { readonly backlog: 'skip' } | { readonly backlog: 'send'; readonly confirmRecipients: number };

type Shown = Automation | { readonly items: readonly Automation[] };

/** What a list or a page shows of it, with its switch turned. */
function switched(shown: Shown, { id, isActive }: Pick<Automation, 'id' | 'isActive'>): Shown {
  if ('items' in shown) return { ...shown, items: shown.items.map((known) => (known.id === id ? { ...known, isActive } : known)) };
  return shown.id === id ? { ...shown, isActive } : shown;
}

const fromNowOn: Enabling = { backlog: 'skip' };

/** Switching on says what will happen, and to whom at once, and asks; off takes effect at once. */
export function useSwitchAutomation(automation: Automation): { readonly isBusy: boolean; readonly turn: (on: boolean) => void } {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const waitSentence = useWaitSentence();
  const waitingSentence = useWaitingSentence();
  const params = { path: { id: automation.id } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['automations'] });
  /** Meanwhile they have become more than were confirmed. */
  const askForMany = (count: number): void =>
    confirm({ title: t('automations.enable.many', { count }), text: t('automations.enable.manyText'), action: t('automations.enable.manyAction', { count }), onConfirm: () => enable.mutate({ backlog: 'send', confirmRecipients: count }) });
  const enable = useMutation({
    mutationFn: (body: Enabling) => answer(api.POST('/api/v1/automations/{id}/enable', { params, body })),
    onSuccess: () => tellDone(t('automations.enabled', { name: automation.name })),
    onError: (error) => (isProblem(error) && error.code === 'AUTOMATION.CONFIRMATION_REQUIRED' ? askForMany(Number(error.body['waiting'] ?? 0)) : tellProblem(error)),
    onSettled,
  });
  const disable = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/automations/{id}/disable', { params })),
    // It takes effect at once, so it shows at once.
    onMutate: () => atOnce<Shown>(queries, { predicate: ({ queryKey: [area, kind] }) => area === 'automations' && (kind === 'list' || kind === 'one') }, (shown) => switched(shown, { id: automation.id, isActive: false })),
    onSuccess: () => tellDone(t('automations.disabled', { name: automation.name })),
    onError: (error, _, takeBack) => {
      takeBack?.();
      tellProblem(error);
    },
    onSettled,
  });
  const ask = (waiting: Waiting): void => {
    const what = `${t(`automations.when.${automation.trigger}`)} ${waitSentence(automation.timing)}`;
    const count = waiting.waiting;
    confirm({
      title: t('automations.enable.title', { name: automation.name }),
      text: `${what} ${count > 0 ? waitingSentence(waiting) : t('automations.enable.text')}`,
      action: t('automations.enable.action'),
      ...(count > 0 && {
        choices: [
          { value: 'skip', label: t('automations.enable.skip'), description: t('automations.enable.skipText') },
          { value: 'send', label: t('automations.enable.send', { count }) },
        ],
      }),
      onConfirm: (choice) => enable.mutate(choice === 'send' ? { backlog: 'send', confirmRecipients: count } : fromNowOn),
    });
  };
  const look = useMutation({ mutationFn: () => queries.fetchQuery(waitingQuery(automation.id)), onSuccess: ask, onError: tellProblem });
  const isBusy = look.isPending || enable.isPending || disable.isPending;
  const turn = (on: boolean): void => {
    // A switch that is disabled meanwhile loses the focus, and the dialog could not give it back.
    if (isBusy) return;
    if (on) look.mutate();
    else disable.mutate();
  };
  return { isBusy, turn };
}
