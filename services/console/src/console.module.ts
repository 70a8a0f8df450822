import { partProviders, type ServiceParts } from '@messaging/service-kit';
import { Inject, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { SessionReader } from './authenticate-session/session-reader.js';
import { SessionMiddleware } from './authenticate-session/session.middleware.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from './console-settings.js';
import { forwardRequests } from './forward-request/forward-request.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignInPageController } from './sign-in/sign-in-page.controller.js';
import { SignOutController } from './sign-out/sign-out.controller.js';

/** Sign-in, sessions, and, when the services are processes of their own, the way to them. */
@Module({})
export class ConsoleModule implements NestModule {
  constructor(@Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings) {}

  static register(parts: ServiceParts, settings: ConsoleSettings): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [SignInPageController, SignInController, SignOutController],
      providers: [...partProviders(parts), { provide: CONSOLE_SETTINGS, useValue: settings }, SessionReader, SignInHandler],
    };
  }

  /** Sessions first: what is forwarded carries their token. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SessionMiddleware).forRoutes('api/v1/{*path}');
    if (this.settings.upstreams) consumer.apply(forwardRequests(this.settings.upstreams)).forRoutes('{*path}');
  }
}
