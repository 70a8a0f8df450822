import { hookDisabled, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AlertRoute } from '../alert-staff/alert-route.js';
import { hookMail } from './hook-mail.rules.js';

/**
 * A hook was given up: the shop is told by mail, if it named an address and there is a way; the dashboard says it anyway.
 * A mail server of the operator that is away makes this try again.
 */
@Controller()
export class AlertStaffWhenHookDisabledConsumer {
  constructor(private readonly route: AlertRoute) {}

  @Consumes([hookDisabled], { service: 'dispatch', consumer: 'alert-staff-when-hook-disabled' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof hookDisabled>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { id, hubId, data } of events) await this.route.tell(tx, { id, hubId, words: (hub) => hookMail(data, hub) });
    return events.map(() => done);
  }
}
