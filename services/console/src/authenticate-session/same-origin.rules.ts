/** What a browser says of where a request comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
  /** The cookie is one of a frame, which other sites' requests may carry too. */
  readonly isFrame?: boolean;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that carries the session cookie may change something. Every browser names the origin of an unsafe
 * request; one that names none is no browser, and has the cookie because its user gave it.
 */
export function mayUseSession({ method, origin, fetchSite, host, isFrame = false }: RequestOrigin, publicUrl: string): boolean {
  if (safeMethods.has(method) && !isFrame) return true;
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(publicUrl).origin || new URL(origin).host === host;
}

/** The same of an Express request. */
export const originOf = (request: { readonly method: string; readonly headers: Readonly<Record<string, string | string[] | undefined>> }): RequestOrigin => {
  const header = (name: string): string | undefined => [request.headers[name]].flat()[0];
  return { method: request.method, origin: header('origin'), fetchSite: header('sec-fetch-site'), host: header('host') };
};
