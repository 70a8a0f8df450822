import type { Server } from 'node:http';
import { unwrap } from '@messaging/kernel';
import { IpRate, openFrontDoor, type ServiceParts } from '@messaging/service-kit';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { Application } from 'express';
import { plainCallback } from './plain-callback.rules.js';
import type { ReceiveCallback } from './receive-callback.handler.js';

export interface ShortcutParts {
  readonly callbacks: ReceiveCallback;
  readonly ipRate: IpRate;
  readonly host: HttpAdapterHost;
  readonly log: ServiceParts['log'];
}

/**
 * Takes plain callbacks before Express, guards, pipes and routes come to them: nobody is to be authenticated there but the
 * provider by its signature, and the way through them cost more than verifying (ADR 24). Everything else goes on to
 * the controller, which says the same.
 */
export class CallbackShortcut implements OnApplicationBootstrap {
  constructor(private readonly parts: ShortcutParts) {}

  onApplicationBootstrap(): void {
    const { callbacks, ipRate, host, log } = this.parts;
    const express = host.httpAdapter.getInstance<Application>();
    openFrontDoor(
      host.httpAdapter.getHttpServer() as Server,
      {
        route: '/webhooks/:provider/:accountId/:kind',
        takes: plainCallback,
        admit: (ip) => ipRate.count({ ip }),
        answer: async (given, { headers, url = '' }, body) => unwrap(await callbacks.receive(given, { method: 'POST', headers, body, path: url })),
      },
      { logger: log, trusts: express.get('trust proxy fn') as (address: string, hop: number) => boolean },
    );
  }
}
