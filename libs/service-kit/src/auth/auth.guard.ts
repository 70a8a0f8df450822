import { Inject, Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@messaging/kernel';
import type { KitRequest } from '../http/kit-request.js';
import { API_KEY_PREFIX } from '../api-keys/api-key.rules.js';
import { accessOf, type Access } from './auth.decorators.js';
import { ApiKeyVerifier, HubSeen } from './hooks.js';
import { LruCache } from './lru-cache.js';
import { OperatorPrincipal, Principal } from './principal.js';
import { TokenVerifier } from './token-verifier.js';

const API_KEY_CHARS_MAX = 256;
/** Forgetting a hub costs one more idempotent `seen`. */
const HUBS_REMEMBERED = 10_000;

/** Lets a request in when its token carries what the route asks for. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly seenHubs = new LruCache<string, true>(HUBS_REMEMBERED);

  constructor(
    private readonly tokens: TokenVerifier,
    @Optional() @Inject(ApiKeyVerifier) private readonly apiKeys?: ApiKeyVerifier,
    @Optional() @Inject(HubSeen) private readonly hubs?: HubSeen,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = accessOf(context.getHandler(), context.getClass());
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<KitRequest>();
    const caller = await this.authenticate(request.headers.authorization);
    authorize(access, caller);
    if (caller instanceof OperatorPrincipal) {
      request.operator = caller;
    } else {
      request.principal = caller;
      await this.meet(caller.hubId);
    }
    return true;
  }

  private async authenticate(header: string | undefined): Promise<Principal | OperatorPrincipal> {
    if (!header) throw unauthenticated('AUTH.REQUIRED', 'A bearer token is required.');
    const credential = /^Bearer +([^\s]+) *$/i.exec(header)?.[1];
    if (credential === undefined) throw unauthenticated('AUTH.INVALID', 'The Authorization header is not a bearer token.');
    return credential.startsWith(API_KEY_PREFIX) ? this.byApiKey(credential) : this.byToken(credential);
  }

  private async byApiKey(key: string): Promise<Principal> {
    const principal = key.length <= API_KEY_CHARS_MAX ? await this.apiKeys?.verify(key) : undefined;
    if (!principal) throw unauthenticated('AUTH.INVALID', 'The API key is not valid.');
    return principal;
  }

  private async byToken(token: string): Promise<Principal | OperatorPrincipal> {
    const verified = await this.tokens.verify(token);
    if (verified.ok) return verified.caller;
    switch (verified.reason) {
      case 'expired':
        throw unauthenticated('AUTH.EXPIRED', 'The token has expired.');
      case 'invalid':
        throw unauthenticated('AUTH.INVALID', 'The token is not valid.');
      case 'unavailable':
        throw new ProblemError({ kind: 'unavailable', code: 'AUTH.UNAVAILABLE', detail: 'The keys of tokens cannot be read now.' });
    }
  }

  private async meet(hubId: string): Promise<void> {
    if (!this.hubs || this.seenHubs.get(hubId)) return;
    await this.hubs.seen(hubId);
    this.seenHubs.set(hubId, true);
  }
}

/** A route that declares nothing is closed; the boot check refuses such a route anyway. */
function authorize(access: Access | undefined, caller: Principal | OperatorPrincipal): void {
  if (access?.kind === 'operator') {
    if (!(caller instanceof OperatorPrincipal)) throw forbidden('operator');
    return;
  }
  if (caller instanceof OperatorPrincipal) throw forbidden('hub_id');
  if (access?.kind !== 'hub') throw forbidden('declaration');
  const missing = access.permissions.find((permission) => !caller.permissions.has(permission));
  if (missing) throw forbidden(missing);
}

const unauthenticated = (code: string, detail: string): ProblemError =>
  new ProblemError({ kind: 'unauthenticated', code, detail });

const forbidden = (missing: string): ProblemError =>
  new ProblemError({ kind: 'forbidden', code: 'AUTH.FORBIDDEN', detail: `The token lacks ${missing}.`, extra: { missing } });
