import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AuthGuard } from './auth/auth.guard.js';
import { Credentials } from './auth/credentials.js';
import { RouteDeclarations } from './auth/route-declarations.js';
import { TokenVerifier, type TokenOptions } from './auth/token-verifier.js';
import { HealthController } from './health/health.controller.js';
import { Health } from './health/health.js';
import { BodyGuard } from './http/body.guard.js';
import { CursorOfListInterceptor } from './http/cursor-of-list.interceptor.js';
import { defaultHttpOptions, HTTP_OPTIONS, type HttpOptions } from './http/http-options.js';
import { ProblemFilter } from './http/problem.filter.js';
import { HubRateLimitGuard, IpRate, IpRateLimitGuard } from './http/rate-limit.guard.js';
import { METRICS_TOKEN, MetricsController } from './metrics/metrics.controller.js';
import { collectProcessMetrics } from './metrics/metrics.js';

/** What a process gives the kit. */
export interface ServiceKitOptions {
  readonly auth: TokenOptions;
  readonly http?: Partial<HttpOptions>;
  readonly metricsToken?: string | undefined;
  /** Modules that provide and export `ApiKeyVerifier` or `HubSeen`, where the process has them. */
  readonly imports?: DynamicModule['imports'];
}

/**
 * The edge of a process: guards, filter, health and metrics. Imported once, by the root module of the process; in
 * standalone that is the composition, not each service (guards would run once per import).
 */
@Module({})
export class ServiceKitModule {
  static forRoot({ auth, http, metricsToken, imports = [] }: ServiceKitOptions): DynamicModule {
    collectProcessMetrics();
    return {
      module: ServiceKitModule,
      global: true,
      imports: [DiscoveryModule, ...imports],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: HTTP_OPTIONS, useValue: { ...defaultHttpOptions, ...http } },
        { provide: METRICS_TOKEN, useValue: { token: metricsToken } },
        { provide: TokenVerifier, useValue: new TokenVerifier(auth) },
        Credentials,
        Health,
        RouteDeclarations,
        IpRate,
        // In this order: an address is bounded before its token costs anything, a body is read last.
        { provide: APP_GUARD, useClass: IpRateLimitGuard },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: HubRateLimitGuard },
        { provide: APP_GUARD, useClass: BodyGuard },
        { provide: APP_INTERCEPTOR, useClass: CursorOfListInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Credentials, Health, IpRate, TokenVerifier, HTTP_OPTIONS],
    };
  }
}
