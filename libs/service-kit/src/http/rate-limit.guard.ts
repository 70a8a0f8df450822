import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@messaging/kernel';
import type { Response } from 'express';
import { clientAddress } from './client-address.js';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import type { KitRequest } from './kit-request.js';
import { RateWindow } from './rate-window.js';

/** A route's own limit, beside the process's. */
export interface RouteLimit {
  readonly requests: number;
  readonly perSeconds: number;
  readonly by: 'ip' | 'hub';
  /** What succeeds is not counted: an office whose people all arrive by one address is no guesser. */
  readonly failuresOnly?: true;
}

const ROUTE_LIMIT = 'messaging:route-limit';
const SECOND_MS = 1000;
/** About 10 MB at most in each limiter. */
const keysMax = 50_000;

/** Sign-in: ten tries a minute from one address that let nobody in. */
export const signInLimit: RouteLimit = { requests: 10, perSeconds: 60, by: 'ip', failuresOnly: true };

/** Bounds one route, e.g. `@RateLimit(signInLimit)`. */
export const RateLimit = (limit: RouteLimit): MethodDecorator => SetMetadata(ROUTE_LIMIT, limit);

/** What one address may ask. In memory, per process. */
@Injectable()
export class IpRate {
  private readonly window: RateWindow;

  constructor(@Inject(HTTP_OPTIONS) options: HttpOptions) {
    this.window = new RateWindow({ requests: options.ipRequestsPerSecond, windowMs: SECOND_MS, keysMax });
  }

  /** Counts a request; throws 429 when it is one too many. */
  count({ ip }: Pick<KitRequest, 'ip'>): void {
    refuseAfter(this.window.consume(clientAddress(ip)));
  }
}

/** Before authentication: bounds what one address may ask, guesses of tokens included. */
@Injectable()
export class IpRateLimitGuard implements CanActivate {
  constructor(private readonly rate: IpRate) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http' || isProbe(context)) return true;
    this.rate.count(context.switchToHttp().getRequest<KitRequest>());
    return true;
  }
}

/** After authentication: the limits of the hub and of the credential, and the route's own. In memory, per process. */
@Injectable()
export class HubRateLimitGuard implements CanActivate {
  private readonly hubs: RateWindow;
  private readonly credentials: RateWindow;
  private readonly routes = new Map<unknown, RateWindow>();

  constructor(@Inject(HTTP_OPTIONS) options: HttpOptions) {
    this.hubs = new RateWindow({ requests: options.hubRequestsPerSecond, windowMs: SECOND_MS, keysMax });
    this.credentials = new RateWindow({ requests: options.credentialRequestsPerSecond, windowMs: SECOND_MS, keysMax });
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<KitRequest>();
    const { principal } = request;
    if (principal) {
      // The credential first: one script that runs wild must not use up what its hub's staff may ask.
      refuseAfter(this.credentials.consume(`${principal.hubId}|${principal.subject}`));
      refuseAfter(this.hubs.consume(principal.hubId));
    }
    const limit = Reflect.getMetadata(ROUTE_LIMIT, context.getHandler()) as RouteLimit | undefined;
    if (limit) this.bound(context, limit);
    return true;
  }

  private bound(context: ExecutionContext, limit: RouteLimit): void {
    const http = context.switchToHttp();
    const window = this.routeWindow(context.getHandler(), limit);
    const key = keyOf(limit, http.getRequest<KitRequest>());
    refuseAfter(window.consume(key)); // counted before it is judged, so that many at once are bounded too
    if (!limit.failuresOnly) return;
    const response = http.getResponse<Response>();
    response.once('finish', () => {
      if (response.statusCode < 400) window.giveBack(key);
    });
  }

  private routeWindow(handler: unknown, limit: RouteLimit): RateWindow {
    const known = this.routes.get(handler);
    if (known) return known;
    const made = new RateWindow({ requests: limit.requests, windowMs: limit.perSeconds * SECOND_MS, keysMax });
    this.routes.set(handler, made);
    return made;
  }
}

/** An orchestrator's probe that is refused restarts a healthy process. */
const isProbe = (context: ExecutionContext): boolean =>
  context.switchToHttp().getRequest<KitRequest>().path.startsWith('/health/');

const keyOf = (limit: RouteLimit, request: KitRequest): string =>
  (limit.by === 'hub' ? request.principal?.hubId : undefined) ?? clientAddress(request.ip);

/** Nothing to wait for, or 429 with `Retry-After`. */
export function refuseAfter(waitMs: number | undefined): void {
  if (waitMs === undefined) return;
  const retryAfterS = Math.max(1, Math.ceil(waitMs / SECOND_MS));
  throw new ProblemError({ kind: 'rate_limited', code: 'RATE.LIMITED', detail: `Too many requests; try again in ${retryAfterS} s.`, extra: { retryAfterS } });
}
