import type { SessionView } from '@messaging/contracts';
import type { OpenSession } from '../authenticate-session/session-reader.js';
import type { HubFaceRow } from '../store/hub-face.sql.js';

/** A session as the browser sees it. A hub whose settings have not arrived yet has those of a new one. */
export function sessionView(session: OpenSession, face: HubFaceRow | undefined): SessionView {
  const { subject, name, email, role, hubId, permissions, needsPassword, bearer, expiresAt } = session;
  return {
    user: { id: subject, name, ...(email === undefined ? {} : { email }), ...(role === undefined ? {} : { role }) },
    hub: face ? hubView(hubId, face) : { id: hubId, name: '', timeZone: 'UTC', locale: 'en', country: 'ES', channels: {} },
    permissions: [...permissions],
    kind: bearer === undefined ? 'staff' : 'handedOver',
    needsPassword,
    expiresAt: expiresAt.toISOString(),
  };
}

const hubView = (id: string, { name, time_zone: timeZone, locale, country, channels, customer_url: customerUrl }: HubFaceRow): SessionView['hub'] => ({
  id, name, timeZone, locale, country, channels,
  ...(customerUrl === null ? {} : { customerUrl }),
});
