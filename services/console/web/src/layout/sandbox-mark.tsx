import { Group, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../navigation/links.js';
import { May } from '../session/may.js';
import { sandboxChannels, useSession } from '../session/session.js';
import classes from './sandbox-mark.module.css';

/** Permanent and calm: by which channels nothing leaves yet. */
export function SandboxMark() {
  const { t } = useTranslation();
  const on = sandboxChannels(useSession());
  if (on.length === 0) return null;
  // By hand: the first list that the browser words takes a slow phone 40 ms.
  const [last = '', ...others] = on.map((channel, index) => t(`words.${index === 0 ? 'channelsFirst' : 'channelsWithin'}.${channel}`)).reverse();
  const names = others.length === 0 ? last : `${others.reverse().join(', ')} ${t('words.and')} ${last}`;
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
