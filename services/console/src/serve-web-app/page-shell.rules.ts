/** What is painted until the app is there (services/console/web/public/shell.css): with navigation, without it inside a page of the ERP's, or the door where nobody is signed in. */
export type PageShell = 'frame' | 'plain' | 'door';

/** Known from the request alone: the page asks to be embedded, or the browser says that it loads it into a frame. */
export interface PageRequest {
  readonly isSignedIn: boolean;
  readonly embed: unknown;
  readonly fetchDest: string | undefined;
}

export function shellOf({ isSignedIn, embed, fetchDest }: PageRequest): PageShell {
  if (!isSignedIn) return 'door';
  return embed === '1' || fetchDest === 'iframe' ? 'plain' : 'frame';
}
