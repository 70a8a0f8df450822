import type { Envelope, SendMessage, SettingsTree } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { statusEvent } from '../announce-status/status-event.js';
import { cancelQueued, loadTombstones } from '../cancel-message/cancel.sql.js';
import { SendTurns } from '../send-message/send-turns.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { turnOf } from './accept-message.handler.js';
import { laneOf } from './accept-message.rules.js';
import { insertMessages, type NewMessage } from './accept.sql.js';

type SendCommand = Envelope<'message.send', SendMessage>;

/** `message.send`: stores what other services ask for. A message that was cancelled before it came becomes cancelled. */
@Injectable()
export class AcceptCommand {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: SettingsReader,
    private readonly turns: SendTurns,
    private readonly clock: Clock,
  ) {}

  async accept(commands: readonly SendCommand[], tx: Tx): Promise<void> {
    if (commands.length === 0) return;
    const settings = await this.settings.trees(commands.map(({ hubId }) => hubId));
    const messages = commands.map((command) => newMessage(command, settings.get(command.hubId)));
    const stored = new Set(await insertMessages(tx, messages));
    const fresh = messages.filter((message) => stored.delete(message.id));
    const at = this.clock.now();
    await this.outbox.add(tx, fresh.map((message) => statusEvent(message, { status: 'queued', at })));
    await cancelQueued(tx, this.outbox, await loadTombstones(tx, fresh));
    tx.onCommit(() => this.turns.queued(fresh.map(turnOf)));
  }
}

function newMessage({ hubId, data, headers }: SendCommand, settings: SettingsTree | undefined): NewMessage {
  const { channel, category, purpose, customerId, to, content, automationId, executionId, expiresAt, metadata } = data;
  return {
    id: data.messageId, hubId, idem: data.idempotencyKey, channel, lane: laneOf(purpose), category, purpose,
    sandbox: settings?.[channel].provider === 'sandbox', customerId, to, templateId: content.templateId, templateVersion: content.templateVersion,
    variables: content.variables, eventData: data.event, carriedCustomer: data.customer, restsOn: data.restsOn.customerEvent,
    automationId, executionId, expiresAt, metadata, traceparent: headers.traceparent,
  };
}
