import { Box, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { usePageTitle } from './use-page-title.js';

interface EmptyStateProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: string;
  /** What to do next. */
  readonly text?: string;
  readonly action?: ReactNode;
  /** It is the whole page: its title is the page's heading. */
  readonly isPage?: boolean;
}

/** Nothing here: says why, and what comes next. */
export function EmptyState({ icon: Icon, title, text, action, isPage = false }: EmptyStateProps) {
  usePageTitle(isPage ? title : undefined);
  return (
    <Stack align="center" gap="xs" py={56} px="md" ta="center">
      <ThemeIcon size={52} radius="xl" variant="light"><Icon size={26} stroke={1.6} /></ThemeIcon>
      <Title order={isPage ? 1 : 2} size="h3" mt="xs">{title}</Title>
      {text && <Text c="dimmed" maw={440} style={{ textWrap: 'balance' }}>{text}</Text>}
      {action && <Box mt="sm">{action}</Box>}
    </Stack>
  );
}
