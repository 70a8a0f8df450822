import type { Envelope, SendMessage } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { cancelQueued, loadTombstones } from '../cancel-message/cancel.sql.js';
import { LaneTurns } from '../send-message/lane-turns.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { queuedEvent } from './accept-message.handler.js';
import { laneOf } from './accept-message.rules.js';
import { insertMessages, type NewMessage } from './accept.sql.js';

/** `message.send`: stores what other services ask for. A message that was cancelled before it came becomes cancelled. */
@Injectable()
export class AcceptCommand {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: SettingsReader,
    private readonly turns: LaneTurns,
    private readonly clock: Clock,
  ) {}

  async accept(commands: readonly Envelope<'message.send', SendMessage>[], tx: Tx): Promise<void> {
    if (commands.length === 0) return;
    const messages = await Promise.all(commands.map((command) => this.#newMessage(command)));
    const stored = new Set(await insertMessages(tx, messages));
    const fresh = messages.filter((message) => stored.delete(message.id));
    const now = this.clock.now();
    await this.outbox.add(tx, fresh.map((message) => queuedEvent(message, now)));
    await cancelQueued(tx, this.outbox, await loadTombstones(tx, fresh));
    tx.onCommit(() => this.turns.queued(fresh.map(({ channel, lane, hubId }) => ({ channel, lane, hubId, nextAt: now }))));
  }

  async #newMessage({ hubId, data, headers }: Envelope<'message.send', SendMessage>): Promise<NewMessage> {
    const settings = await this.settings.tree(hubId);
    return {
      id: data.messageId, hubId, idem: data.idempotencyKey, channel: data.channel, lane: laneOf(data.purpose), category: data.category, purpose: data.purpose,
      sandbox: settings[data.channel].provider === 'sandbox', customerId: data.customerId, templateId: data.content.templateId,
      templateVersion: data.content.templateVersion, variables: data.content.variables, eventData: data.event, carriedCustomer: data.customer,
      restsOn: data.restsOn.customerEvent, automationId: data.automationId, executionId: data.executionId, expiresAt: data.expiresAt,
      traceparent: headers.traceparent,
    };
  }
}
