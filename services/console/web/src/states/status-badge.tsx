import { Badge, Tooltip } from '@mantine/core';
import { IconBan, IconCheck, IconChecks, IconClock, IconEye, IconHelp, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'skipped' | 'cancelled' | 'unknown';

/** Colour is never alone: each status has a shape and a word. */
const looks = {
  queued: { color: 'gray', icon: IconClock },
  sent: { color: 'petrol', icon: IconCheck },
  delivered: { color: 'good', icon: IconChecks },
  read: { color: 'good', icon: IconEye },
  failed: { color: 'bad', icon: IconX },
  skipped: { color: 'warn', icon: IconMinus },
  cancelled: { color: 'gray', icon: IconBan },
  unknown: { color: 'warn', icon: IconHelp },
} as const satisfies Record<MessageStatus, { color: string; icon: typeof IconClock }>;

/** Where somebody spaces letters wider than we do, the word grows out of its ground rather than being cut. */
const uncut = { root: { overflow: 'visible' }, label: { overflow: 'visible' } } as const;

export function StatusBadge({ status }: { readonly status: MessageStatus }) {
  const { t } = useTranslation();
  const { color, icon: Icon } = looks[status];
  return (
    <Tooltip label={t(`words.statusHints.${status}`)}>
      <Badge color={color} styles={uncut} leftSection={<Icon size={13} stroke={2.2} />}>{t(`words.statuses.${status}`)}</Badge>
    </Tooltip>
  );
}
