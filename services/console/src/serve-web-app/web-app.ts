import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageShell } from './page-shell.rules.js';

/** Built by Vite (`npm run build`); the same place seen from dist and from src. */
export const webAppDir = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** What Vite writes where the nonce belongs (services/console/web/vite.config.mjs). */
const nonceMark = 'csp-nonce-of-this-page';

let page: string | undefined;

/** The app's page; read once, for a release does not change. */
function template(): string {
  if (page !== undefined) return page;
  const file = `${webAppDir}index.html`;
  if (!existsSync(file)) throw new Error('services/console/web is not built: npm run build');
  page = readFileSync(file, 'utf8');
  return page;
}

/** What differs from one answer to the next. */
export interface PageOptions {
  readonly nonce: string;
  /** The app's folder, relative to the address asked for: PUBLIC_URL may have a path that a proxy strips. */
  readonly base: string;
  readonly embedOrigins: readonly string[];
  /** Whether the browser holds a session, good or not: then the page asks for answers before its app is there. */
  readonly isSignedIn: boolean;
  /** Where the stream of what happens goes on from here, if somebody is signed in: whatever the page asks for is newer. */
  readonly streamAfter: number | undefined;
  /** What the browser asks for, until the app knows better. */
  readonly language: 'en' | 'es';
  readonly shell: PageShell;
}

/** The page as a browser gets it. */
export function webPage({ nonce, base, embedOrigins, isSignedIn, streamAfter, language, shell }: PageOptions): string {
  const known = [
    `<meta name="embed-origins" content="${embedOrigins.join(' ')}">`,
    ...(isSignedIn ? ['<meta name="signed-in">'] : []),
    ...(streamAfter === undefined ? [] : [`<meta name="stream-after" content="${streamAfter}">`]),
  ];
  return template()
    .replaceAll(nonceMark, nonce)
    .replace('<html lang="en" data-shell="door">', `<html lang="${language}" data-shell="${shell}">`)
    .replace('<base href="./">', [`<base href="${base}">`, ...known].join('\n'));
}
