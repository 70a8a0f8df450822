import { Health, partProviders, projectedApiKeys, type ServiceParts } from '@messaging/service-kit';
import { Inject, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { SessionReader } from './authenticate-session/session-reader.js';
import { SessionMiddleware } from './authenticate-session/session.middleware.js';
import { CONSOLE_SETTINGS, type ConsoleSettings } from './console-settings.js';
import { consumers } from './consumers.js';
import { forwardRequests } from './forward-request/forward-request.js';
import { HandOverSession } from './hand-over-session/hand-over-session.handler.js';
import { ManageUsers } from './manage-users/manage-users.handler.js';
import { UsersController } from './manage-users/users.controller.js';
import { serveAssets } from './serve-web-app/serve-assets.js';
import { WebAppController } from './serve-web-app/web-app.controller.js';
import { DashboardController } from './show-dashboard/dashboard.controller.js';
import { ShowDashboard } from './show-dashboard/show-dashboard.handler.js';
import { SetPasswordController } from './set-password/set-password.controller.js';
import { SetPasswordHandler } from './set-password/set-password.handler.js';
import { SessionController } from './show-session/session.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignOutController } from './sign-out/sign-out.controller.js';
import { StreamBuffer } from './stream-events/stream-buffer.js';
import { StreamConnections } from './stream-events/stream-connections.js';
import { StreamController } from './stream-events/stream.controller.js';

/** The web console: its app, sign-in, sessions, people, and, when the services are processes of their own, the way to them. */
@Module({})
export class ConsoleModule implements NestModule {
  constructor(@Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings) {}

  static register(parts: ServiceParts, settings: ConsoleSettings): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [WebAppController, SignInController, SignOutController, SessionController, SetPasswordController, UsersController, DashboardController, StreamController, ...consumers],
      providers: [
        ...partProviders(parts), projectedApiKeys(parts),
        { provide: CONSOLE_SETTINGS, useValue: settings },
        SessionReader, SignInHandler, HandOverSession, SetPasswordHandler, ManageUsers, ShowDashboard, StreamBuffer,
        {
          provide: StreamConnections,
          inject: [StreamBuffer, Health],
          useFactory: (buffer: StreamBuffer, health: Health) => {
            const connections = new StreamConnections(parts.database, buffer, (where, error) => parts.observer.trouble(where, error));
            health.onEnding(() => connections.endAll());
            parts.background.add('stream', connections);
            return connections;
          },
        },
      ],
    };
  }

  /** Sessions first: what is forwarded carries their token. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(serveAssets).forRoutes('m/messaging/{*path}');
    consumer.apply(SessionMiddleware).forRoutes('api/v1/{*path}');
    if (this.settings.upstreams) consumer.apply(forwardRequests(this.settings.upstreams)).forRoutes('{*path}');
  }
}
