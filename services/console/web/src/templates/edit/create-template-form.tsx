import { Box, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, newKey } from '../../api/client.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { tellDone } from '../../problems/tell-problem.js';
import type { TemplateDraft } from './template-draft.rules.js';
import { TemplateForm } from './template-form.js';
import { useRefusal } from './use-refusal.js';

/** Writes a new template, and goes on to it. */
export function CreateTemplateForm({ initial }: { readonly initial: TemplateDraft }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(initial);
  useLeaveWarning(JSON.stringify(draft) !== JSON.stringify(initial));
  const key = useRef(newKey());
  const create = useMutation({
    mutationFn: (body: TemplateDraft) => answer(api.POST('/api/v1/templates', { body, params: { header: { 'idempotency-key': key.current } } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['templates'] });
      tellDone(t('templates.created'));
      await navigate({ to: '/templates/$templateId/', params: { templateId: id }, ignoreBlocker: true });
    },
    // Another body under the same key would be refused: what is corrected is a new intention.
    onError: () => { key.current = newKey(); },
  });
  const refusal = useRefusal(create, draft);
  return (
    <>
      {refusal !== null && <Box mb="md"><ProblemAlert error={refusal} /></Box>}
      <TemplateForm draft={draft} onChange={setDraft} errors={fieldErrors(refusal)} actions={<Button onClick={() => create.mutate(draft)} loading={create.isPending} disabled={draft.name.trim() === '' || draft.body === ''}>{t('templates.create')}</Button>} />
    </>
  );
}
