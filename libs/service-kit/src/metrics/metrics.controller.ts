import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ProblemError } from '@messaging/kernel';
import type { Response } from 'express';
import { Public } from '../auth/auth.decorators.js';
import { metricsRegistry } from './metrics.js';

/** Injection token of `METRICS_TOKEN`; `undefined` leaves `/metrics` open. */
export const METRICS_TOKEN = Symbol('METRICS_TOKEN');

/** Prometheus' scrape. Public to the hub guard: its token is its own. */
@Public()
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(METRICS_TOKEN) private readonly access: { readonly token?: string | undefined }) {}

  @Get()
  async metrics(@Headers('authorization') authorization: string | undefined, @Res() response: Response): Promise<void> {
    const { token } = this.access;
    if (token !== undefined && !isSame(authorization ?? '', `Bearer ${token}`)) {
      throw new ProblemError({ kind: 'unauthenticated', code: 'AUTH.REQUIRED', detail: 'The metrics token is required.' });
    }
    response.setHeader('Content-Type', metricsRegistry.contentType);
    response.end(await metricsRegistry.metrics());
  }
}

/** Hashed first, because a comparison in constant time wants equal lengths. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
