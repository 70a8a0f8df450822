import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../auth/auth.decorators.js';
import { Health, type HealthReport } from './health.js';

/** The orchestrator's probes: no token, 200 or 503. */
@Public()
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(Health) private readonly health: Health) {}

  @Get('live')
  async live(@Res() response: Response): Promise<void> {
    answer(response, await this.health.live());
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    answer(response, await this.health.ready());
  }
}

function answer(response: Response, report: HealthReport): void {
  response.setHeader('Cache-Control', 'no-store');
  response.status(report.status === 'ok' ? 200 : 503).json(report);
}
