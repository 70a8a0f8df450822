import { Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { embedding, tellParent } from '../embedding/embedding.js';
import { useLiveUpdates } from '../live/use-live-updates.js';
import { useSession } from '../session/session.js';
import { useTimes } from '../times/use-times.js';
import { ConnectionNotice } from './connection-notice.js';
import { laterPart } from './later-part.js';
import { Mark } from './mark.js';
import { Navigation } from './navigation.js';
import { SandboxMark } from './sandbox-mark.js';
import classes from './shell.module.css';

const NavigationDrawer = laterPart(async () => (await import('./navigation-drawer.js')).NavigationDrawer);

/** Tells the embedding page where its frame is, so that its own address can follow. */
function useToldRoute(): string {
  const path = useRouterState({ select: ({ location }) => location.href });
  useEffect(() => tellParent({ type: 'messaging:route', path }), [path]);
  return path;
}

/** Where the navigation stands at the side: the theme's `sm`. */
const SIDE = '(min-width: 48em)';
const VIEW = 'view';

/** The page's base is not its own address, so that a bare `#view` would load another page. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(VIEW)?.focus();
}

/**
 * Frame of every view: navigation at the side (a drawer on phones), the mark of the trial, the view. Drawn by a few rules:
 * the library's frame watches its own size, and drew itself a second time before its first paint (100 ms of a slow phone).
 */
export function Shell() {
  const { t } = useTranslation();
  const { hub } = useSession();
  const { zone } = useTimes();
  const path = useToldRoute();
  const address = useRouterState({ select: ({ location }) => location.publicHref });
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [isWanted, setWanted] = useState(false);
  useLiveUpdates();
  useEffect(close, [path, close]);
  const hasChrome = !embedding.isEmbedded;
  // Not merely hidden on a phone: what nobody sees would be drawn before what they came for.
  const isWide = useMediaQuery(SIDE, undefined, { getInitialValueInEffect: false });

  return (
    <>
      <a href={`${address}#${VIEW}`} className={classes['skip']} onClick={skip}>{t('shell.skip')}</a>
      {hasChrome && (
        <>
          {isWide ? (
            <div className={classes['navbar']}><Navigation /></div>
          ) : (
            <header className={classes['header']}>
              <Group h="100%" px="md" gap="sm" wrap="nowrap">
                <Burger size="sm" opened={isOpen} onClick={() => { setWanted(true); toggle(); }} aria-label={t('shell.menu')} />
                <Mark name={hub.name} />
              </Group>
            </header>
          )}
          {isWanted && <Suspense><NavigationDrawer isOpen={isOpen} onClose={close} /></Suspense>}
        </>
      )}
      <main id={VIEW} tabIndex={-1} className={classes['main']}>
        <ConnectionNotice />
        <SandboxMark />
        <div className={classes['content']}><Outlet /></div>
        <footer className={classes['foot']}><Text size="xs" c="dimmed">{t('shell.zone', { zone })}</Text></footer>
      </main>
    </>
  );
}
