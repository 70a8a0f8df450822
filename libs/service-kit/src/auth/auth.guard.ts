import { Inject, Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@messaging/kernel';
import { hubNotRegistered } from '../hubs/hub-admission.js';
import { clientAddress } from '../http/client-address.js';
import type { KitRequest } from '../http/kit-request.js';
import { refuseAfter } from '../http/rate-limit.guard.js';
import { accessOf, type Access } from './auth.decorators.js';
import { Credentials } from './credentials.js';
import { GuessBrake } from './guess-brake.js';
import { HubSeen } from './hooks.js';
import { LruCache } from './lru-cache.js';
import { OperatorPrincipal, Principal } from './principal.js';

/** Forgetting a hub costs one more idempotent `seen`. */
const HUBS_REMEMBERED = 10_000;

/** Lets a request in when its token carries what the route asks for. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly seenHubs = new LruCache<string, true>(HUBS_REMEMBERED);
  private readonly brake = new GuessBrake();

  constructor(
    private readonly credentials: Credentials,
    @Optional() @Inject(HubSeen) private readonly hubs?: HubSeen,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = accessOf(context.getHandler(), context.getClass());
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<KitRequest>();
    const caller = await this.authenticate(request);
    authorize(access, caller);
    if (caller instanceof OperatorPrincipal) {
      request.operator = caller;
    } else {
      request.principal = caller;
      await this.meet(caller.hubId, access);
    }
    return true;
  }

  private async authenticate({ headers: { authorization = '' }, ip }: KitRequest): Promise<Principal | OperatorPrincipal> {
    const address = clientAddress(ip);
    if (authorization !== '') refuseAfter(this.brake.waitOf(address, authorization));
    const read = await this.credentials.read(authorization);
    if (read.ok) {
      this.brake.good(authorization);
      return read.value;
    }
    // Nothing given is no guess, and an expired token was a good one.
    if (read.problem.code === 'AUTH.INVALID') this.brake.wrong(address);
    throw new ProblemError(read.problem);
  }

  private async meet(hubId: string, access: Access | undefined): Promise<void> {
    if (!this.hubs || this.seenHubs.get(hubId)) return;
    if (await this.hubs.seen(hubId)) this.seenHubs.set(hubId, true);
    else if (access?.kind !== 'hub' || !access.ofAnyHub) throw new ProblemError({ kind: 'forbidden', ...hubNotRegistered });
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

const forbidden = (missing: string): ProblemError =>
  new ProblemError({ kind: 'forbidden', code: 'AUTH.FORBIDDEN', detail: `The token lacks ${missing}.`, extra: { missing } });
