import { Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { channels } from '../../session/session.js';
import type { ConsentAnswer } from './consent.rules.js';

interface ConsentQuestionProps {
  readonly saysConsent: boolean;
  readonly value: ConsentAnswer;
  readonly onChange: (value: ConsentAnswer) => void;
}

const kinds = ['file', 'agreed', 'unasked'] as const;

/** Asked once for the whole file: may these people be sent offers, and what does that rest on? */
export function ConsentQuestion({ saysConsent, value, onChange }: ConsentQuestionProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Radio.Group inputWrapperOrder={['label', 'description', 'input', 'error']} label={t('imports.consent.question')} description={t('imports.consent.why')} value={value.kind ?? null} onChange={(next) => onChange({ ...value, kind: kinds.find((kind) => kind === next) })}>
        <Stack gap="sm" mt="sm">
          {kinds.filter((kind) => kind !== 'file' || saysConsent).map((kind) => <Radio key={kind} value={kind} label={t(`imports.consent.${kind}`)} description={t(`imports.consent.${kind}Text`)} />)}
        </Stack>
      </Radio.Group>
      {value.kind === 'agreed' && (
        <Stack gap="sm" ps={{ base: 0, sm: 32 }}>
          <Checkbox.Group label={t('imports.consent.channels')} value={[...value.channels]} onChange={(next) => onChange({ ...value, channels: next })}>
            <Group mt="xs">{channels.map((channel) => <Checkbox key={channel} value={channel} label={t(`words.channels.${channel}`)} />)}</Group>
          </Checkbox.Group>
          <TextInput required maxLength={200} label={t('imports.consent.source')} description={t('imports.consent.sourceHint')} value={value.source} onChange={(event) => onChange({ ...value, source: event.currentTarget.value })} />
        </Stack>
      )}
    </Stack>
  );
}
