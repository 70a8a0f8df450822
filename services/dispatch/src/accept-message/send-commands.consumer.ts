import { dispatchCommandsOf, type CancelMessage as CancelCommand, type Envelope, type SendMessage } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CancelMessage } from '../cancel-message/cancel-message.handler.js';
import { AcceptCommand } from './accept-command.handler.js';

type Command = Envelope<'message.send', SendMessage> | Envelope<'message.cancel', CancelCommand>;

const group = { service: 'dispatch', consumer: 'accept-command', ordered: true } as const;

/** Send and cancel commands: one group per channel and lane, so that bulk never stands before priority. */
@Controller()
export class SendCommandsConsumer {
  constructor(
    private readonly acceptCommand: AcceptCommand,
    private readonly cancelMessage: CancelMessage,
  ) {}

  @Consumes(dispatchCommandsOf('whatsapp', 'priority'), group)
  whatsappPriority(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes(dispatchCommandsOf('whatsapp', 'bulk'), group)
  whatsappBulk(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes(dispatchCommandsOf('sms', 'priority'), group)
  smsPriority(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes(dispatchCommandsOf('sms', 'bulk'), group)
  smsBulk(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes(dispatchCommandsOf('email', 'priority'), group)
  emailPriority(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  @Consumes(dispatchCommandsOf('email', 'bulk'), group)
  emailBulk(@Payload() commands: Command[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.#take(commands, context);
  }

  /** Sends first: a cancel in the same batch then finds its message. */
  async #take(commands: readonly Command[], { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.acceptCommand.accept(commands.filter((c) => c.type === 'message.send'), tx);
    await this.cancelMessage.byCommand(commands.filter((c) => c.type === 'message.cancel'), tx);
    return commands.map(() => done);
  }
}
