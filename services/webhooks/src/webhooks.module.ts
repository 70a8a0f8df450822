import { OptOutTokens } from '@messaging/persistence';
import { answerFrontFailure, HubProvisioner, IpRate, partProviders, projectedApiKeys, type ServiceParts } from '@messaging/service-kit';
import { Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AcceptEventsController } from './accept-events/accept-events.controller.js';
import { AcceptEvents } from './accept-events/accept-events.handler.js';
import { consumers } from './consumers.js';
import { DiagnoseCallbackController } from './diagnose-callback/diagnose-callback.controller.js';
import { DiagnoseCallbackHandler } from './diagnose-callback/diagnose-callback.handler.js';
import { ForgetCallbacks } from './forget-callbacks/forget-callbacks.js';
import { hookControllers, hookProviders } from './hook-parts.js';
import { ListEventsController } from './list-events/list-events.controller.js';
import { ListEvents } from './list-events/list-events.handler.js';
import { OptOutController } from './opt-out/opt-out.controller.js';
import { ChooseOptOut } from './opt-out/choose-opt-out.handler.js';
import { ProvisionHub } from './provision-hub/provision-hub.handler.js';
import { CallbackAccounts } from './receive-callback/callback-accounts.js';
import { CallbackShortcut } from './receive-callback/callback-shortcut.js';
import { KeepCallbacks } from './receive-callback/keep-callbacks.js';
import { ReceiveCallbackController } from './receive-callback/receive-callback.controller.js';
import { ReceiveCallback } from './receive-callback/receive-callback.handler.js';
import { RefusedCallbacks } from './receive-callback/refused-callbacks.js';
import { SettleEventController } from './settle-event/settle-event.controller.js';
import { SettleEvent } from './settle-event/settle-event.handler.js';
import { WEBHOOKS_SETTINGS, type WebhooksSettings } from './webhooks-settings.js';

/** The outer doors: ERP events by HTTP, provider callbacks, the opt-out page. */
@Module({})
export class WebhooksModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(answerFrontFailure).forRoutes('webhooks');
  }

  static register(parts: ServiceParts, settings: WebhooksSettings): DynamicModule {
    return {
      module: WebhooksModule,
      controllers: [AcceptEventsController, ListEventsController, SettleEventController, ReceiveCallbackController, DiagnoseCallbackController, OptOutController, ...hookControllers, ...consumers],
      providers: [
        ...partProviders(parts), projectedApiKeys(parts),
        { provide: WEBHOOKS_SETTINGS, useValue: settings },
        { provide: OptOutTokens, useValue: new OptOutTokens(settings.secretBox.derive('opt-out')) },
        AcceptEvents, ListEvents, SettleEvent, ReceiveCallback, CallbackAccounts, KeepCallbacks, RefusedCallbacks, DiagnoseCallbackHandler, ChooseOptOut, ProvisionHub,
        {
          provide: CallbackShortcut,
          inject: [ReceiveCallback, IpRate, HttpAdapterHost],
          useFactory: (callbacks: ReceiveCallback, ipRate: IpRate, host: HttpAdapterHost) => new CallbackShortcut({ callbacks, ipRate, host, log: parts.log }),
        },
        ...hookProviders(parts, settings),
        { provide: ForgetCallbacks, useFactory: () => forgetting(parts) },
        { provide: HubProvisioner, useExisting: ProvisionHub },
      ],
      exports: [HubProvisioner],
    };
  }
}

/** Without its progress: it rests for an hour, and liveness would take it for stuck. */
function forgetting({ database, clock, observer, background }: ServiceParts): ForgetCallbacks {
  const forget = new ForgetCallbacks(database, { clock, onError: (error) => observer.trouble('forget-callbacks', error) });
  background.add('forget callbacks', { start: () => forget.start(), stop: () => forget.stop() });
  return forget;
}
