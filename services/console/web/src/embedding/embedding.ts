/** How the console was asked to appear: `?embed=1&theme=dark&locale=es` in the address the ERP put into its frame. */
export interface Embedding {
  readonly isEmbedded: boolean;
  readonly theme: 'light' | 'dark' | undefined;
  readonly locale: string | undefined;
}

/** Read once at start and kept for the page's life: links inside the app need not carry it. */
export function readEmbedding(): Embedding {
  const parameters = new URLSearchParams(location.search);
  const theme = parameters.get('theme');
  return {
    isEmbedded: parameters.get('embed') === '1' || window.parent !== window,
    theme: theme === 'dark' || theme === 'light' ? theme : undefined,
    locale: parameters.get('locale') ?? undefined,
  };
}

export const embedding = readEmbedding();

/** Sites that may frame us, as the server wrote them into the page; messages of others are not read. */
const origins = (document.querySelector('meta[name="embed-origins"]')?.getAttribute('content') ?? '').split(' ').filter((origin) => origin !== '');

export const isInFrame = window.parent !== window;

/** Tells the embedding page something that is no secret; each site that may frame us can hear it. */
export function tellParent(message: { readonly type: string; readonly [field: string]: unknown }): void {
  if (!isInFrame) return;
  for (const origin of origins) window.parent.postMessage(message, origin);
}

/** Hears the embedding page. Returns what ends it. */
export function hearParent(hear: (message: Readonly<Record<string, unknown>>) => void): () => void {
  const listen = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== window.parent || !origins.includes(origin)) return;
    if (typeof data === 'object' && data !== null) hear(data as Readonly<Record<string, unknown>>);
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}
