import { Injectable } from '@nestjs/common';
import { HubId } from '@messaging/contracts';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, type JWTVerifyResult } from 'jose';
import { RateWindow } from '../http/rate-window.js';
import { LruCache } from './lru-cache.js';
import { isPermission, OperatorPrincipal, Principal } from './principal.js';

/** By what tokens are verified: a shared secret, or a set of public keys. Never both. */
export type TokenKeys = { readonly secret: string } | { readonly jwksUrl: string };

/** `AUTH_*` of API.md section 1. */
export interface TokenOptions {
  readonly keys: TokenKeys;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

/** A token's caller, or why it has none. */
export type VerifiedToken =
  | { readonly ok: true; readonly caller: Principal | OperatorPrincipal }
  | { readonly ok: false; readonly reason: 'invalid' | 'claims' | 'expired' | 'unavailable' };

type Verify = (token: string, options: JWTVerifyOptions) => Promise<JWTVerifyResult>;

/** Longer than any honest token; bounds hashing and the cache. */
const TOKEN_CHARS_MAX = 8192;
/** A verified token is believed again for this long: HS256 by WebCrypto is 40 µs, a look-up is 1. Bounds key removal. */
const BELIEVED_MS = 60_000;
const CLOCK_TOLERANCE_S = 5;

interface Believed {
  readonly caller: Principal | OperatorPrincipal;
  readonly untilMs: number;
}

/** Verifies bearer JWTs. The algorithms are pinned by the kind of key, so that neither `none` nor confusion works. */
@Injectable()
export class TokenVerifier {
  private readonly believed = new LruCache<string, Believed>(5000);
  private readonly verifySignature: Verify;
  private readonly options: JWTVerifyOptions;

  constructor({ keys, issuer, audience }: TokenOptions) {
    this.verifySignature = verifierFor(keys);
    this.options = {
      algorithms: 'secret' in keys ? ['HS256'] : ['RS256', 'ES256', 'EdDSA'],
      requiredClaims: ['exp', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_S,
      ...(issuer === undefined ? {} : { issuer }),
      ...(audience === undefined ? {} : { audience }),
    };
  }

  async verify(token: string): Promise<VerifiedToken> {
    if (token.length > TOKEN_CHARS_MAX) return { ok: false, reason: 'invalid' };
    const known = this.believed.get(token);
    if (known && known.untilMs > Date.now()) return { ok: true, caller: known.caller };
    try {
      const { payload } = await this.verifySignature(token, this.options);
      return this.believe(token, payload);
    } catch (error) {
      return { ok: false, reason: reasonOf(error) };
    }
  }

  private believe(token: string, payload: JWTPayload): VerifiedToken {
    const caller = callerOf(payload);
    if (!caller) return { ok: false, reason: 'claims' };
    const expiresMs = ((payload.exp ?? 0) + CLOCK_TOLERANCE_S) * 1000;
    this.believed.set(token, { caller, untilMs: Math.min(Date.now() + BELIEVED_MS, expiresMs) });
    return { ok: true, caller };
  }
}

function verifierFor(keys: TokenKeys): Verify {
  if ('secret' in keys) {
    const secret = new TextEncoder().encode(keys.secret);
    return (token, options) => jwtVerify(token, secret, options);
  }
  const keyOf = rotatingKeys(keys.jwksUrl);
  return (token, options) => jwtVerify(token, keyOf, options);
}

/** Whoever makes key ids up makes us ask the key server this often at most. */
const REFETCHES = { requests: 6, windowMs: 60_000, keysMax: 1 } as const;

/** The key of a token. An unknown key id fetches the set again at once: a token of a new key is good from its first use. */
function rotatingKeys(url: string): JWTVerifyGetKey {
  const keySet = createRemoteJWKSet(new URL(url), { timeoutDuration: 5000, cooldownDuration: Infinity });
  const refetches = new RateWindow(REFETCHES);
  return async (header, token) => {
    try {
      return await keySet(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || refetches.consume(url) !== undefined) throw error;
      await keySet.reload();
      return keySet(header, token);
    }
  };
}

/** A key server that cannot be reached is our trouble, not the caller's. */
function reasonOf(error: unknown): 'invalid' | 'expired' | 'unavailable' {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) return 'unavailable';
  // jose answers a key server's 5xx with its bare base class.
  return error.code === errors.JOSEError.code ? 'unavailable' : 'invalid';
}

function callerOf(payload: JWTPayload): Principal | OperatorPrincipal | undefined {
  const { sub, hub_id: hubId, permissions = [], name, operator } = payload;
  if (typeof sub !== 'string' || sub === '') return undefined;
  const display = typeof name === 'string' ? name : undefined;
  if (hubId === undefined) return operator === true ? new OperatorPrincipal(sub, display) : undefined;
  if (!HubId.safeParse(hubId).success || typeof hubId !== 'string') return undefined;
  if (!Array.isArray(permissions)) return undefined;
  const granted = permissions.filter((item): item is string => typeof item === 'string').filter(isPermission);
  return new Principal(hubId, sub, new Set(granted), display);
}
