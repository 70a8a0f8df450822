import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@messaging/kernel';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import type { KitRequest } from './kit-request.js';

/** A route's own limit, beside the process's. */
export interface RouteLimit {
  readonly requests: number;
  readonly perSeconds: number;
  readonly by: 'ip' | 'hub';
}

const ROUTE_LIMIT = 'messaging:route-limit';

/** Sign-in: ten tries a minute from one address. */
export const signInLimit: RouteLimit = { requests: 10, perSeconds: 60, by: 'ip' };

/** Bounds one route, e.g. `@RateLimit(signInLimit)`. */
export const RateLimit = (limit: RouteLimit): MethodDecorator => SetMetadata(ROUTE_LIMIT, limit);

/** Before authentication: bounds what one address may ask, guesses of tokens included. In memory, per process. */
@Injectable()
export class IpRateLimitGuard implements CanActivate {
  private readonly limiter: RateLimiterMemory;

  constructor(@Inject(HTTP_OPTIONS) options: HttpOptions) {
    this.limiter = new RateLimiterMemory({ points: options.ipRequestsPerSecond, duration: 1, keyPrefix: 'ip' });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http' || isProbe(context)) return true;
    await consume(this.limiter, context.switchToHttp().getRequest<KitRequest>().ip ?? 'unknown');
    return true;
  }
}

/** After authentication: the hub's limit and the route's own. In memory, per process. */
@Injectable()
export class HubRateLimitGuard implements CanActivate {
  private readonly limiter: RateLimiterMemory;
  private readonly routes = new Map<unknown, RateLimiterMemory>();

  constructor(@Inject(HTTP_OPTIONS) options: HttpOptions) {
    this.limiter = new RateLimiterMemory({ points: options.hubRequestsPerSecond, duration: 1, keyPrefix: 'hub' });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<KitRequest>();
    const hubId = request.principal?.hubId;
    if (hubId !== undefined) await consume(this.limiter, hubId);
    const limit = Reflect.getMetadata(ROUTE_LIMIT, context.getHandler()) as RouteLimit | undefined;
    if (limit) await consume(this.routeLimiter(context.getHandler(), limit), keyOf(limit, request));
    return true;
  }

  private routeLimiter(handler: unknown, limit: RouteLimit): RateLimiterMemory {
    const known = this.routes.get(handler);
    if (known) return known;
    const made = new RateLimiterMemory({ points: limit.requests, duration: limit.perSeconds });
    this.routes.set(handler, made);
    return made;
  }
}

/** An orchestrator's probe that is refused restarts a healthy process. */
const isProbe = (context: ExecutionContext): boolean =>
  context.switchToHttp().getRequest<KitRequest>().path.startsWith('/health/');

const keyOf = (limit: RouteLimit, request: KitRequest): string =>
  (limit.by === 'hub' ? request.principal?.hubId : undefined) ?? request.ip ?? 'unknown';

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterS = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new ProblemError({
      kind: 'rate_limited',
      code: 'RATE.LIMITED',
      detail: `Too many requests; try again in ${retryAfterS} s.`,
      extra: { retryAfterS },
    });
  }
}
