import { dispatchCommandsOf, type CancelMessage as CancelCommand, type Channel, type Envelope, type SendMessage } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CancelMessage } from '../cancel-message/cancel-message.handler.js';
import { AcceptCommand } from './accept-command.handler.js';

type Command = Envelope<'message.send', SendMessage> | Envelope<'message.cancel', CancelCommand>;

/** A consumer of one channel's commands. */
export interface TakesCommands {
  priority(commands: Command[], context: ConsumerContext): Promise<Outcome[]>;
  bulk(commands: Command[], context: ConsumerContext): Promise<Outcome[]>;
}

const group = { service: 'dispatch', consumer: 'accept-command', ordered: true } as const;

/**
 * Send and cancel commands of one channel: one group per lane, so that bulk never stands before priority. One class per
 * channel, because a process may take some channels alone.
 */
function sendCommandsConsumer(channel: Channel): Type<TakesCommands> {
  @Controller()
  class SendCommandsConsumer {
    constructor(
      private readonly acceptCommand: AcceptCommand,
      private readonly cancelMessage: CancelMessage,
    ) {}

    @Consumes(dispatchCommandsOf(channel, 'priority'), group)
    priority(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
      return this.#take(commands, context);
    }

    @Consumes(dispatchCommandsOf(channel, 'bulk'), group)
    bulk(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
      return this.#take(commands, context);
    }

    /** Sends first: a cancel in the same batch then finds its message. */
    async #take(commands: readonly Command[], { tx }: ConsumerContext): Promise<Outcome[]> {
      await this.acceptCommand.accept(commands.filter((c) => c.type === 'message.send'), tx);
      await this.cancelMessage.byCommand(commands.filter((c) => c.type === 'message.cancel'), tx);
      return commands.map(() => done);
    }
  }
  return SendCommandsConsumer;
}

/** The consumer of each channel. */
export const sendCommandsConsumers: Readonly<Record<Channel, Type<TakesCommands>>> = {
  whatsapp: sendCommandsConsumer('whatsapp'),
  sms: sendCommandsConsumer('sms'),
  email: sendCommandsConsumer('email'),
};
