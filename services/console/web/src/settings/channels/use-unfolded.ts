import { useState } from 'react';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import type { Channel } from '../../session/session.js';

interface Unfolded {
  readonly isOpen: boolean;
  /** Somebody opened it just now, and wants to be in it. */
  readonly isAsked: boolean;
  readonly toggle: () => void;
}

/**
 * Whether the form of a channel's account stands open: for who asked for it, as the address says, and by itself while
 * something in it needs doing. What was open so stays open until the view is left, or somebody closes it.
 */
export function useUnfolded(channel: Channel, isNeeded: boolean): Unfolded {
  const parts = useOpenParts();
  const part = `account.${channel}`;
  const [isKept, setKept] = useState(isNeeded);
  const [isAsked, setAsked] = useState(false);
  if (isNeeded && !isKept) setKept(true);
  const isOpen = isKept || parts.isOpen(part);
  const toggle = (): void => {
    setKept(false);
    setAsked(!isOpen);
    parts.setOpen(part, !isOpen);
  };
  return { isOpen, isAsked, toggle };
}
