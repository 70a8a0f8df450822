import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { tellDone } from '../../problems/tell-problem.js';
import { patchBetween } from '../../templates/edit/template-draft.rules.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';
import { settingsQuery, type Settings } from '../settings-queries.js';
import { valueAt, withValue, type SettingsNode } from './settings-path.rules.js';

interface Loaded {
  readonly settings: Settings;
  readonly etag: string | undefined;
}

/** A form's own copy of the settings: what differs from what was read is what is saved. */
export interface SettingsDraft {
  readonly valueAt: (path: string) => unknown;
  readonly set: (path: string, value: unknown) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** Somebody else saved meanwhile. */
  readonly isStale: boolean;
  readonly save: (options?: { readonly overwrite?: boolean; readonly onSaved?: () => void }) => void;
  readonly showTheirs: () => void;
}

export function useSettingsDraft(loaded: Loaded): SettingsDraft {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [base, setBase] = useState<{ tree: SettingsNode; etag: string | undefined }>({ tree: loaded.settings, etag: loaded.etag });
  const [draft, setDraft] = useState(base.tree);
  const patch = patchBetween(base.tree, draft);
  const isChanged = Object.keys(patch).length > 0;
  useLeaveWarning(isChanged);
  const adopt = ({ settings, etag }: Loaded): void => {
    setBase({ tree: settings, etag });
    setDraft(settings);
  };
  const save = useMutation({
    mutationFn: async (overwrite: boolean): Promise<Loaded> => {
      const call = await api.PATCH('/api/v1/settings', { body: patch, headers: { ...(!overwrite && base.etag !== undefined && { 'If-Match': base.etag }) } });
      return { settings: await answer(Promise.resolve(call)), etag: call.response.headers.get('etag') ?? undefined };
    },
    onSuccess: async (fresh) => {
      adopt(fresh);
      queries.setQueryData(settingsQuery.queryKey, fresh);
      tellDone(t('words.states.saved'));
      await queries.invalidateQueries({ queryKey: ['session'] });
    },
  });
  const showTheirs = async (): Promise<void> => {
    save.reset();
    adopt(await queries.fetchQuery({ ...settingsQuery, staleTime: 0 }));
  };
  return {
    valueAt: (path) => valueAt(draft, path),
    set: (path, value) => setDraft((now) => withValue(now, path, value)),
    errors: fieldErrors(save.error),
    isChanged,
    isSaving: save.isPending,
    error: save.error,
    isStale: isProblem(save.error) && save.error.status === 412,
    save: ({ overwrite = false, onSaved } = {}) => save.mutate(overwrite, { onSuccess: () => onSaved?.() }),
    showTheirs: () => void showTheirs(),
  };
}
