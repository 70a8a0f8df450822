import { Alert, Box, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { tellDone } from '../../problems/tell-problem.js';
import { useMay } from '../../session/session.js';
import { ReadOnlyNote } from '../../states/read-only-note.js';
import { SaveButton } from '../../states/save-button.js';
import { templateQuery, type Template } from '../template-queries.js';
import { draftOf, patchBetween, type TemplateDraft } from './template-draft.rules.js';
import { TemplateForm } from './template-form.js';
import { TestSend } from './test-send.js';
import { useRefusal } from './use-refusal.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';

interface ChangeTemplateFormProps {
  readonly template: Template;
  readonly etag: string | undefined;
}

/** Changes a template: each save is a new version. When somebody else saved meanwhile, both are kept until a person decides. */
export function ChangeTemplateForm({ template, etag }: ChangeTemplateFormProps) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [base, setBase] = useState({ draft: draftOf(template), etag });
  const [draft, setDraft] = useState(base.draft);
  const patch = patchBetween(base.draft, draft);
  const isChanged = Object.keys(patch).length > 0;
  useLeaveWarning(isChanged);
  const adopt = (fresh: { template: Template; etag: string | undefined }): void => {
    const read = draftOf(fresh.template);
    setBase({ draft: read, etag: fresh.etag });
    setDraft(read);
  };
  // Saved elsewhere before anything was written here: there is nothing to decide.
  if (!isChanged && etag !== base.etag) adopt({ template, etag });
  const save = useMutation({
    mutationFn: async ({ overwrite }: { readonly overwrite: boolean; readonly draft: TemplateDraft }) => {
      const { data, error, response } = await api.PATCH('/api/v1/templates/{id}', {
        params: { path: { id: template.id } }, body: patch, headers: { ...(!overwrite && base.etag !== undefined && { 'If-Match': base.etag }) },
      });
      return { template: await answer<Template>(Promise.resolve({ data, error, response })), etag: response.headers.get('etag') ?? undefined };
    },
    onSuccess: async (fresh) => {
      adopt(fresh);
      queries.setQueryData(templateQuery(template.id).queryKey, fresh);
      tellDone(t('templates.saved', { count: fresh.template.version }));
      await queries.invalidateQueries({ queryKey: ['templates'] });
    },
  });
  const showTheirs = async (): Promise<void> => {
    save.reset();
    adopt(await queries.fetchQuery({ ...templateQuery(template.id), staleTime: 0 }));
  };
  const refusal = useRefusal({ ...save, variables: save.variables?.draft }, draft);
  const isStale = isProblem(save.error) && save.error.status === 412;
  const canChange = may('messaging.change_template');
  return (
    <>
      {!canChange && <ReadOnlyNote />}
      {isStale && (
        <Alert color="warn" title={t('problems.stale')} mb="md" role="alert">
          {t('problems.staleText')}
          <Group mt="sm">
            <Button size="xs" variant="default" onClick={() => void showTheirs()}>{t('problems.staleReload')}</Button>
            <Button size="xs" variant="default" onClick={() => save.mutate({ overwrite: true, draft })}>{t('problems.staleOverwrite')}</Button>
          </Group>
        </Alert>
      )}
      {refusal !== null && !isStale && <Box mb="md"><ProblemAlert error={refusal} /></Box>}
      <TemplateForm
        draft={draft} onChange={setDraft} isReadOnly={!canChange} errors={fieldErrors(refusal)}
        actions={
          <>
            <TestSend templateId={template.id} draft={base.draft} isDisabled={isChanged} />
            {canChange && <SaveButton isChanged={isChanged} isSaving={save.isPending} onSave={() => save.mutate({ overwrite: false, draft })} />}
          </>
        }
      />
    </>
  );
}
