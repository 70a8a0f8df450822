import type { Tx } from '@messaging/persistence';
import { BaseRpcContext } from '@nestjs/microservices';

/** What a handler gets beside its batch: the transaction that everything it does belongs to. */
export class ConsumerContext extends BaseRpcContext<[Tx]> {
  get tx(): Tx {
    return this.getArgs()[0];
  }
}
