import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { API_KEY_PREFIX } from '../api-keys/api-key.rules.js';
import { ApiKeyVerifier } from './hooks.js';
import type { OperatorPrincipal, Principal } from './principal.js';
import { TokenVerifier } from './token-verifier.js';

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
    if (verified.ok) return ok(verified.caller);
    switch (verified.reason) {
      case 'expired':
        return refuse(unauthenticated('AUTH.EXPIRED', 'The token has expired.'));
      case 'invalid':
        return refuse(unauthenticated('AUTH.INVALID', 'The token is not valid.'));
      case 'unavailable':
        return refuse({ kind: 'unavailable', code: 'AUTH.UNAVAILABLE', detail: 'The keys of tokens cannot be read now.' });
      default:
        return verified.reason satisfies never;
    }
  }
}

const unauthenticated = (code: string, detail: string): Problem => ({ kind: 'unauthenticated', code, detail });
