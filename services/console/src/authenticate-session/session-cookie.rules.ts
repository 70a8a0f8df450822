/** One name for all installations; the path keeps two behind one domain apart. */
const SESSION_COOKIE = 'messaging_session';
/** A name of its own: what a frame got never counts as a visit of our own pages. */
const FRAME_COOKIE = 'messaging_frame';

/** `Set-Cookie` of a session that begins. Scripts cannot read it, and no other site's request carries it. */
export function sessionCookie(publicUrl: string, token: string, expiresAt: Date): string {
  return [`${SESSION_COOKIE}=${token}`, `Expires=${expiresAt.toUTCString()}`, ...attributes(publicUrl)].join('; ');
}

/** The same inside the ERP's page: in a jar of that site alone (CHIPS), which browsers ask https for (localhost counts). */
export function frameCookie(publicUrl: string, token: string, expiresAt: Date): string {
  return [`${FRAME_COOKIE}=${token}`, `Expires=${expiresAt.toUTCString()}`, ...frameAttributes(publicUrl)].join('; ');
}

/** `Set-Cookie`s that take both away. */
export const endedCookies = (publicUrl: string): string[] => [
  [`${SESSION_COOKIE}=`, 'Max-Age=0', ...attributes(publicUrl)].join('; '),
  [`${FRAME_COOKIE}=`, 'Max-Age=0', ...frameAttributes(publicUrl)].join('; '),
];

/** A session's token in a `Cookie` header, and which of the two cookies brought it. */
export interface CookieToken {
  readonly token: string;
  readonly isFrame: boolean;
}

export function tokenFromCookies(header: string | undefined): CookieToken | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const valueOf = (name: string): string | undefined => {
    const token = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    return token && /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : undefined;
  };
  const [own, framed] = [valueOf(SESSION_COOKIE), valueOf(FRAME_COOKIE)];
  if (own !== undefined) return { token: own, isFrame: false };
  return framed === undefined ? undefined : { token: framed, isFrame: true };
}

const pathOf = (publicUrl: string): string => `Path=${new URL(publicUrl).pathname}`;

function attributes(publicUrl: string): string[] {
  return [pathOf(publicUrl), 'HttpOnly', 'SameSite=Strict', ...(new URL(publicUrl).protocol === 'https:' ? ['Secure'] : [])];
}

const frameAttributes = (publicUrl: string): string[] => [pathOf(publicUrl), 'HttpOnly', 'SameSite=None', 'Secure', 'Partitioned'];
