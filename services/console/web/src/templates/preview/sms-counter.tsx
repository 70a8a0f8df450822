import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCoin, IconWand } from '@tabler/icons-react';
import { gsm7Replacement } from '@messaging/content/gsm7';
import { measureSms } from '@messaging/content/measure-sms';
import { useTranslation } from 'react-i18next';
import { usePriceOf } from '../../prices/use-price-of.js';
import { Spoken } from '../../states/spoken.js';

interface SmsCounterProps {
  readonly text: string;
  /** Writes other characters into the template; absent where it cannot be changed. */
  readonly onReplace?: ((replacements: ReadonlyMap<string, string>) => void) | undefined;
}

/** What an SMS costs: parts, and what one character too many makes of them, with the way out. */
export function SmsCounter({ text, onReplace }: SmsCounterProps) {
  const { t } = useTranslation();
  const priceOf = usePriceOf();
  const { segments, units, offending } = measureSms(text);
  const found = [...new Set(offending.map(({ char }) => char))];
  const replacements = new Map(found.flatMap((char): [string, string][] => {
    const plain = gsm7Replacement(char);
    return plain === undefined ? [] : [[char, plain]];
  }));
  const cheaper = measureSms([...text].map((char) => replacements.get(char) ?? char).join('')).segments;
  const price = priceOf('sms', segments);
  const title = found.length > 0 && t('templates.sms.title', { count: found.length, chars: found.slice(0, 8).map((char) => t('words.quoted', { text: char })).join(' ') });
  return (
    <Stack gap="xs">
      <Spoken moment={`${segments} ${found.join('')}`} words={[t('templates.sms.parts', { count: segments }), title].filter(Boolean).join('. ')} />
      <Group gap="xs" justify="center">
        <IconCoin size={16} aria-hidden />
        <Text size="sm">{t('templates.sms.parts', { count: segments })} · {t('templates.sms.characters', { count: units })}{price === undefined ? '' : ` · ${price}`}</Text>
      </Group>
      {found.length > 0 && (
        <Alert color="warn" title={title} role="group">
          <Text size="sm">{cheaper < segments ? t('templates.sms.cheaper', { now: segments, then: cheaper }) : t('templates.sms.noDearer')}</Text>
          {onReplace && replacements.size > 0 && (
            <Button mt="sm" size="xs" variant="default" leftSection={<IconWand size={14} />} onClick={() => onReplace(replacements)}>
              {t('templates.sms.replace', { pairs: [...replacements].slice(0, 4).map(([from, to]) => `${from} → ${to || '∅'}`).join(', ') })}
            </Button>
          )}
        </Alert>
      )}
    </Stack>
  );
}
