import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { API_KEY_PREFIX } from '../api-keys/api-key.rules.js';
import { ApiKeyVerifier } from './hooks.js';
import type { OperatorPrincipal, Principal } from './principal.js';
import { TokenVerifier, type VerifiedToken } from './token-verifier.js';

const API_KEY_CHARS_MAX = 256;

/** Who is behind an `Authorization` header: a bearer JWT, or an API key. */
@Injectable()
export class Credentials {
  constructor(
    private readonly tokens: TokenVerifier,
    @Optional() @Inject(ApiKeyVerifier) private readonly apiKeys?: ApiKeyVerifier,
  ) {}

  async read(header: string | undefined): Promise<Result<Principal | OperatorPrincipal>> {
    if (!header) return refuse(unauthenticated('AUTH.REQUIRED', 'A bearer token is required.'));
    const credential = /^Bearer +([^\s]+) *$/i.exec(header)?.[1];
    if (credential === undefined) return refuse(unauthenticated('AUTH.INVALID', 'The Authorization header is not a bearer token.'));
    return credential.startsWith(API_KEY_PREFIX) ? this.byApiKey(credential) : this.byToken(credential);
  }

  private async byApiKey(key: string): Promise<Result<Principal>> {
    const principal = key.length <= API_KEY_CHARS_MAX ? await this.apiKeys?.verify(key) : undefined;
    return principal ? ok(principal) : refuse(unauthenticated('AUTH.INVALID', 'The API key is not valid.'));
  }

  private async byToken(token: string): Promise<Result<Principal | OperatorPrincipal>> {
    const verified = await this.tokens.verify(token);
    return verified.ok ? ok(verified.caller) : refuse(tokenProblem(verified.reason));
  }
}

const unauthenticated = (code: string, detail: string): Problem => ({ kind: 'unauthenticated', code, detail });

/** Why a token lets nobody in. What it lacks is told to whoever signed it alone: its signature is right. */
export function tokenProblem(reason: Extract<VerifiedToken, { ok: false }>['reason']): Problem {
  switch (reason) {
    case 'expired':
      return unauthenticated('AUTH.EXPIRED', 'The token has expired.');
    case 'claims':
      return unauthenticated('AUTH.INVALID', 'The token does not say whose it is: it needs `sub`, `hub_id` (1 to 64 of A-Z a-z 0-9 . _ : -) and a list of `permissions`; an operator’s `sub` and `operator`: true.');
    case 'invalid':
      return unauthenticated('AUTH.INVALID', 'The token is not valid.');
    case 'unavailable':
      return { kind: 'unavailable', code: 'AUTH.UNAVAILABLE', detail: 'The keys that verify tokens cannot be read at the moment.' };
    default:
      return reason satisfies never;
  }
}
