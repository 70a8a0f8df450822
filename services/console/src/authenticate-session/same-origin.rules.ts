/** What a browser says of where a request comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that carries the session cookie may change something. Every browser names the origin of an unsafe
 * request; one that names none is no browser, and has the cookie because its user gave it.
 */
export function mayUseSession({ method, origin, fetchSite, host }: RequestOrigin, publicUrl: string): boolean {
  if (safeMethods.has(method)) return true;
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(publicUrl).origin || new URL(origin).host === host;
}
