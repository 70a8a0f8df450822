import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconBrandWhatsapp, IconDeviceMobileMessage, IconMail, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../session/session.js';

const looks = {
  whatsapp: { color: 'whatsapp', icon: IconBrandWhatsapp },
  sms: { color: 'sms', icon: IconDeviceMobileMessage },
  email: { color: 'email', icon: IconMail },
  all: { color: 'petrol', icon: IconStack2 },
} as const;

interface ChannelMarkProps {
  readonly channel: Channel | 'all';
  /** The icon alone; its name stays for screen readers. */
  readonly isCompact?: boolean;
  readonly size?: number;
}

/** A channel wherever it appears: one icon and one colour each. */
export function ChannelMark({ channel, isCompact = false, size = 28 }: ChannelMarkProps) {
  const { t } = useTranslation();
  const { color, icon: Icon } = looks[channel];
  const name = t(`words.channels.${channel}`);
  const icon = (
    <ThemeIcon variant="light" color={color} size={size} radius="md" {...(isCompact ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}>
      <Icon size={size * 0.6} stroke={1.8} />
    </ThemeIcon>
  );
  if (isCompact) return icon;
  return <Group gap={8} wrap="nowrap">{icon}<Text span size="sm">{name}</Text></Group>;
}
