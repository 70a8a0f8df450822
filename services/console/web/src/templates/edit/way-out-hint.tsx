import { Alert, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { wrongQuery } from '../template-queries.js';
import { withOptOutLink } from './opt-out-link.rules.js';
import { placesToCheck } from './refused-words.rules.js';
import { pathOf, wordsAt, type Slot, type TemplateDraft } from './template-draft.rules.js';
import { WRITING_PAUSE_MS } from '../writing-pause.js';

interface WayOutHintProps {
  readonly draft: TemplateDraft;
  readonly slot: Slot;
  readonly onBody: (body: string) => void;
}

/** Marketing that does not say yet how to opt out: said before anybody tries to save it, with what mends it. */
export function WayOutHint({ draft, slot, onBody }: WayOutHintProps) {
  const { t } = useTranslation();
  const [paused] = useDebouncedValue(draft, WRITING_PAUSE_MS);
  const { body, format } = wordsAt(draft, slot);
  const places = placesToCheck(paused, [{ pointer: `/${pathOf(paused, slot).replaceAll('.', '/')}body` }]);
  const isAsked = draft.category === 'marketing' && body !== '';
  const { data } = useQuery({ ...wrongQuery({ during: 'writing', draft: paused, places }), enabled: isAsked });
  if (!isAsked || !data?.some(({ code }) => code === 'TEMPLATE.OPT_OUT_MISSING')) return null;
  return (
    <Alert color="petrol" role="status">
      <Group gap="xs" justify="space-between">
        <Text size="sm" flex="1 1 12rem">{t('templates.needsWayOut')}</Text>
        {format !== 'html' && format !== 'mjml' && <Button size="compact-sm" variant="default" onClick={() => onBody(withOptOutLink(body, slot.locale))}>{t('templates.addWayOut')}</Button>}
      </Group>
    </Alert>
  );
}
