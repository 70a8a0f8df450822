import { Group, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../navigation/links.js';
import { May } from '../session/may.js';
import { sandboxChannels, useSession } from '../session/session.js';
import classes from './sandbox-mark.module.css';

/** Permanent and calm: by which channels nothing leaves yet. */
export function SandboxMark() {
  const { t, i18n } = useTranslation();
  const on = sandboxChannels(useSession());
  if (on.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(on.map((channel) => t(`words.channels.${channel}`)));
  return (
    <Group className={classes['mark']} gap="xs" wrap="nowrap" justify="center">
      <IconFlask size={16} aria-hidden />
      <Text size="sm" fw={550}>{t('shell.sandbox.mark', { channels: names, count: on.length })}</Text>
      <May permission="messaging.manage_settings">
        <AnchorLink to="/settings/$section/" params={{ section: 'channels' }} size="sm" fw={650} c="inherit" underline="always">{t('shell.sandbox.connect')}</AnchorLink>
      </May>
    </Group>
  );
}
