import { OutboundGuard, GuardedHttp } from '@messaging/providers';
import { SecretBox } from '@messaging/persistence';
import { counter, type ServiceParts } from '@messaging/service-kit';
import type { Provider, Type } from '@nestjs/common';
import { DeliverHooks } from './deliver-hooks/deliver-hooks.js';
import { HookBell } from './deliver-hooks/hook-bell.js';
import { HookCalls } from './manage-hooks/hook-calls.js';
import { HooksController } from './manage-hooks/hooks.controller.js';
import { ManageHooks } from './manage-hooks/manage-hooks.handler.js';
import { KnownHooks } from './queue-deliveries/known-hooks.js';
import { QueueDeliveries } from './queue-deliveries/queue-deliveries.handler.js';
import { DeliveriesController } from './read-deliveries/deliveries.controller.js';
import { ReadDeliveries } from './read-deliveries/read-deliveries.handler.js';
import type { WebhooksSettings } from './webhooks-settings.js';

const attempts = counter({ name: 'hook_attempts_total', help: 'Calls of outgoing hooks, by what they came to', labels: ['outcome'] });

/** Outgoing hooks. */
export const hookControllers: Type[] = [HooksController, DeliveriesController];

export const hookProviders = (parts: ServiceParts, settings: WebhooksSettings): Provider[] => [
  { provide: SecretBox, useValue: settings.secretBox },
  { provide: GuardedHttp, useValue: new GuardedHttp(new OutboundGuard(settings.outboundAllow)) },
  HookBell, KnownHooks, QueueDeliveries, HookCalls, ManageHooks, ReadDeliveries,
  {
    provide: DeliverHooks,
    inject: [GuardedHttp, KnownHooks, HookBell],
    useFactory: (http: GuardedHttp, hooks: KnownHooks, bell: HookBell) => {
      const worker = new DeliverHooks(parts.database, {
        outbox: parts.outbox, box: settings.secretBox, http, hooks, clock: parts.clock, random: parts.random,
        onTrouble: (error) => parts.observer.trouble('deliver-hooks', error), onAttempt: (outcome) => attempts.inc({ outcome }),
      });
      bell.connect(() => worker.wake());
      parts.background.add('deliver hooks', worker);
      return worker;
    },
  },
];
