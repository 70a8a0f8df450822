import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './phone-frame.module.css';

interface PhoneFrameProps {
  readonly channel: 'sms' | 'whatsapp';
  /** Who sends, at the top of the screen. */
  readonly sender: string;
  readonly children: ReactNode;
}

/** A message as it stands on a phone. */
export function PhoneFrame({ channel, sender, children }: PhoneFrameProps) {
  return (
    <div className={classes['phone']} data-channel={channel}>
      <div className={classes['bar']}><Text size="xs" fw={650} truncate>{sender}</Text></div>
      <div className={classes['screen']}><div className={classes['bubble']}>{children}</div></div>
    </div>
  );
}
