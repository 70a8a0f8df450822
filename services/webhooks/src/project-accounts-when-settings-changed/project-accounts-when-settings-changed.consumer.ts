import { settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CallbackAccounts } from '../receive-callback/callback-accounts.js';
import { replaceCallbackAccounts } from '../store/callback-account.sql.js';
import { updateHubs } from '../store/hub.sql.js';
import { newestSettings } from './newest-settings.rules.js';

/** Keeps what this service needs of settings: whose callbacks are believed, and the hub's face on the opt-out page. */
@Controller()
export class ProjectAccountsWhenSettingsChanged {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: CallbackAccounts,
  ) {}

  @Consumes([settingsChanged], { service: 'webhooks', consumer: 'project-accounts' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    const entries = newestSettings(events);
    const changed = await updateHubs(context.tx, entries, this.clock.now());
    await replaceCallbackAccounts(context.tx, entries.filter((entry) => changed.has(entry.hubId)));
    context.tx.onCommit(() => this.accounts.changed());
    return events.map(() => done);
  }
}
