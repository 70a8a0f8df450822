/** One name for all installations; the path keeps two behind one domain apart. */
export const SESSION_COOKIE = 'messaging_session';

/** `Set-Cookie` of a session that begins. Scripts cannot read it, and no other site's request carries it. */
export function sessionCookie(publicUrl: string, token: string, expiresAt: Date): string {
  return [`${SESSION_COOKIE}=${token}`, `Expires=${expiresAt.toUTCString()}`, ...attributes(publicUrl)].join('; ');
}

/** `Set-Cookie` that takes it away. */
export const endedCookie = (publicUrl: string): string => [`${SESSION_COOKIE}=`, 'Max-Age=0', ...attributes(publicUrl)].join('; ');

/** The session's token in a `Cookie` header. */
export function tokenFromCookies(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`));
  const token = found?.slice(SESSION_COOKIE.length + 1);
  return token && /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : undefined;
}

function attributes(publicUrl: string): string[] {
  const { pathname, protocol } = new URL(publicUrl);
  return [`Path=${pathname}`, 'HttpOnly', 'SameSite=Strict', ...(protocol === 'https:' ? ['Secure'] : [])];
}
