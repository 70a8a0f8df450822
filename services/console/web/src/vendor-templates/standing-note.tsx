import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Standing } from './standing.rules.js';
import { VendorTemplateBadge } from './vendor-template-badge.js';

const why = ['waiting', 'refused', 'none'] as const;

interface StandingNoteProps {
  readonly name: string;
  readonly standing: Standing;
  /** Why it cannot be sent stands below. */
  readonly isUnsendable: boolean;
}

/** A template in a list, with how it stands at Meta. */
export function StandingNote({ name, standing: { kind, atMeta }, isUnsendable }: StandingNoteProps) {
  const { t } = useTranslation();
  const reason = why.find((known) => known === kind);
  return (
    <div>
      <Group gap="xs" style={{ rowGap: 2 }}>
        <Text size="sm" className="words">{name}</Text>
        {atMeta ? <VendorTemplateBadge template={atMeta} /> : <Badge color="gray">{t(kind === 'none' ? 'vendorTemplates.standings.none' : 'vendorTemplates.standings.unlisted')}</Badge>}
      </Group>
      {isUnsendable && reason && <Text size="xs" className="words">{[t(`vendorTemplates.why.${reason}`), atMeta?.reason].filter(Boolean).join(' ')}</Text>}
    </div>
  );
}
