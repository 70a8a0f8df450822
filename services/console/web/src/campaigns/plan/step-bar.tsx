import { Card, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface StepBarProps {
  /** Back and away. */
  readonly aside: ReactNode;
  /** The one way forward. */
  readonly children?: ReactNode;
}

/** Below every step of a plan: forward always stands at the same place. */
export function StepBar({ aside, children }: StepBarProps) {
  return <Card padding="md"><Group justify="space-between"><Group>{aside}</Group><Group ml="auto">{children}</Group></Group></Card>;
}
