import { unwrap } from '@messaging/kernel';
import { IpRate, readBody, type BodyRule, type KitRequest } from '@messaging/service-kit';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import { answerCallback } from './answer-callback.js';
import { plainBytesMax, plainCallback } from './plain-callback.rules.js';
import { ReceiveCallback } from './receive-callback.handler.js';

const plainBody: BodyRule = { path: '/webhooks/', kind: 'raw', limitBytes: plainBytesMax, types: [] };

/**
 * Takes plain callbacks before guards, pipes and routes come to them: nobody is to be authenticated there but the
 * provider by its signature, and the way through them cost as much as verifying (ADR 22). Everything else goes on to
 * the controller, which says the same.
 */
@Injectable()
export class CallbackShortcut implements NestMiddleware {
  constructor(
    private readonly callbacks: ReceiveCallback,
    private readonly ipRate: IpRate,
  ) {}

  async use(request: KitRequest, response: Response, next: NextFunction): Promise<void> {
    const given = plainCallback(request);
    if (!given) return next();
    request.route = { path: '/webhooks/:provider/:accountId/:kind' }; // for the metric: paths hold ids
    this.ipRate.count(request);
    await readBody(request, response, plainBody);
    const { headers, rawBody: body = Buffer.alloc(0), originalUrl: path } = request;
    answerCallback(response, unwrap(await this.callbacks.receive(given, { method: 'POST', headers, body, path })));
  }
}
