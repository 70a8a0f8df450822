import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands where rows will be, so that nothing jumps when they come. */
export function ListSkeleton({ rows = 6, height = 44 }: { readonly rows?: number; readonly height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <VisuallyHidden>{t('words.states.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => <Skeleton key={index} height={height} radius="md" />)}
    </Stack>
  );
}
