import type { Permission } from '@messaging/contracts';
import { SignJWT } from 'jose';

/** What a token of a hub says. */
export interface HubClaims {
  readonly subject: string;
  readonly hubId: string;
  readonly permissions: readonly Permission[];
  readonly name?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

/** Five minutes: what the console gives its proxied requests. */
export const CONSOLE_TOKEN_TTL_S = 300;

/** An HS256 token as the ERP would sign it; `ttlS` in seconds. */
export function signHubToken(secret: string, claims: HubClaims, ttlS = CONSOLE_TOKEN_TTL_S): Promise<string> {
  const { subject, hubId, permissions, name, issuer, audience } = claims;
  const token = new SignJWT({ hub_id: hubId, permissions, ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${ttlS}s`);
  if (issuer !== undefined) token.setIssuer(issuer);
  if (audience !== undefined) token.setAudience(audience);
  return token.sign(new TextEncoder().encode(secret));
}
