import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '../../api/problem.js';
import { wrongQuery } from '../template-queries.js';
import { placesToCheck, stillRefused } from './refused-words.rules.js';
import type { TemplateDraft } from './template-draft.rules.js';
import { WRITING_PAUSE_MS } from '../writing-pause.js';

/** A save as it ended, with what it carried. */
interface Attempt {
  readonly error: unknown;
  readonly variables: TemplateDraft | undefined;
  readonly submittedAt: number;
}

/** What of a refused save still holds while its words are mended; null when nothing does. */
export function useRefusal({ error, variables: refused, submittedAt }: Attempt, draft: TemplateDraft): unknown {
  const [paused] = useDebouncedValue(draft, WRITING_PAUSE_MS);
  const places = error instanceof Problem ? placesToCheck(paused, error.errors) : [];
  const isChanged = JSON.stringify(paused) !== JSON.stringify(refused);
  const { data: found } = useQuery({ ...wrongQuery({ during: submittedAt, draft: paused, places }), enabled: isChanged && places.length > 0 });
  return stillRefused(error, { refused, draft, found });
}
