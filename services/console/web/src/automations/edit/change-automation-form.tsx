import { Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { isAsRefused, standingProblem } from '../../problems/standing-problem.rules.js';
import { tellDone } from '../../problems/tell-problem.js';
import { useMay } from '../../session/session.js';
import { SaveButton } from '../../states/save-button.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';
import { ReadOnlyNote } from '../../states/read-only-note.js';
import type { Automation, ChangeAutomation } from '../automation-queries.js';
import { AutomationForm, isUnfinished, type AutomationDraft } from './automation-form.js';

/** What can be edited of an automation. A channel that is resolved at each sending is no choice of a person. */
const draftOf = ({ name, trigger, triggerConfig, channel, channelIsResolved, templateId, timing, conditions, reEntry }: Automation): AutomationDraft => ({
  name, trigger, triggerConfig, channel: channelIsResolved ? null : channel, templateId, timing, reEntry, conditions: conditions ?? null,
});

/** Only what differs: a field that was left alone may be somebody else's change. */
const changesOf = (before: AutomationDraft, after: AutomationDraft): ChangeAutomation & Partial<AutomationDraft> =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => name !== 'trigger' && JSON.stringify(value) !== JSON.stringify(before[name as keyof AutomationDraft])));

/** What somebody edits, over what is kept: saved, switched on or changed by another meanwhile, the form stays, and so does what is not saved yet. */
function useDraft(kept: AutomationDraft) {
  const [before, setBefore] = useState(kept);
  const [draft, setDraft] = useState(kept);
  if (JSON.stringify(kept) !== JSON.stringify(before)) {
    setBefore(kept);
    setDraft({ ...kept, ...changesOf(before, draft) });
  }
  return { draft, setDraft, changes: changesOf(before, draft) };
}

export function ChangeAutomationForm({ automation }: { readonly automation: Automation }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const { draft, setDraft, changes } = useDraft(draftOf(automation));
  const isChanged = Object.keys(changes).length > 0;
  useLeaveWarning(isChanged);
  const [isAsked, setAsked] = useState(false);
  if (isAsked && !isUnfinished(draft)) setAsked(false);
  const save = useMutation({
    mutationFn: ({ body }: { readonly body: ChangeAutomation; readonly draft: AutomationDraft }) => answer(api.PATCH('/api/v1/automations/{id}', { params: { path: { id: automation.id } }, body })),
    onSuccess: async () => {
      tellDone(t('words.states.saved'));
      await queries.invalidateQueries({ queryKey: ['automations'] });
    },
  });
  const refusal = standingProblem(save.error, ({ pointer }) => isAsRefused(save.variables?.draft, draft, pointer));
  const canChange = may('messaging.change_automation');
  return (
    <>
      {!canChange && <ReadOnlyNote />}
      <AutomationForm draft={draft} onChange={setDraft} isReadOnly={!canChange} isAsked={isAsked} errors={fieldErrors(refusal)}>
        {refusal !== null && <ProblemAlert error={refusal} />}
        {canChange && <Group justify="flex-end"><SaveButton isChanged={isChanged} isSaving={save.isPending} onSave={() => (isUnfinished(draft) ? setAsked(true) : save.mutate({ body: changes, draft }))} /></Group>}
      </AutomationForm>
    </>
  );
}
