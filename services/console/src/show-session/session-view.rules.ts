import { SettingsTree, type SessionView } from '@messaging/contracts';
import type { OpenSession } from '../authenticate-session/session-reader.js';
import type { HubFaceRow } from '../store/hub-face.sql.js';

/** A session as the browser sees it. A hub whose settings have not arrived yet has those of a new one. */
export function sessionView(session: OpenSession, face: HubFaceRow | undefined): SessionView {
  const { subject, name, email, role, hubId, permissions, needsPassword, bearer, expiresAt } = session;
  return {
    user: { id: subject, name, ...(email === undefined ? {} : { email }), ...(role === undefined ? {} : { role }) },
    hub: face ? hubView(hubId, face) : newHub(hubId),
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

function newHub(id: string): SessionView['hub'] {
  const { hub, whatsapp, sms, email } = SettingsTree.parse({});
  const stateOf = ({ enabled, provider }: { enabled: boolean; provider: string }) => ({ enabled, provider });
  return { id, name: hub.name, timeZone: hub.timeZone, locale: hub.locale, country: hub.country, channels: { whatsapp: stateOf(whatsapp), sms: stateOf(sms), email: stateOf(email) } };
}
