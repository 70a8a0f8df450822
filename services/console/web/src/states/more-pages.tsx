import { Button, Center } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES_MAX } from '../router/search.js';

interface MorePagesProps {
  readonly list: { readonly hasNextPage: boolean; readonly isFetching: boolean; readonly isFetchingNextPage: boolean; readonly isFetchNextPageError: boolean; readonly fetchNextPage: () => Promise<unknown> };
  /** How many pages are here; 0 before the first. */
  readonly loaded: number;
  readonly isSmall?: boolean;
}

/** The way to older rows. How far somebody went stands in the address, so that a reload ends there, too. */
export function MorePages({ list: { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage }, loaded, isSmall = false }: MorePagesProps) {
  const { t } = useTranslation();
  const { pages = 1 } = useSearch({ strict: false });
  const navigate = useNavigate();
  const isBehind = loaded > 0 && loaded < pages && hasNextPage;
  useEffect(() => {
    // What failed is asked for again by a person.
    if (isBehind && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isBehind, isFetching, isFetchNextPageError, fetchNextPage]);
  if (!hasNextPage) return null;
  const go = (): void => {
    if (isBehind || loaded >= PAGES_MAX) void fetchNextPage();
    else void navigate({ to: './', search: ((now: object) => ({ ...now, pages: loaded + 1 })) as never, replace: true, resetScroll: false });
  };
  return <Center mt={isSmall ? 0 : 'md'}><Button variant="default" {...(isSmall && { size: 'xs' })} loading={isFetchingNextPage} onClick={go}>{t('words.actions.more')}</Button></Center>;
}
