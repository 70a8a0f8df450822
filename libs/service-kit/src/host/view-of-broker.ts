import type { Broker } from '@messaging/eventing';
import { LogView } from './service-definition.js';

/** Asks the broker of the process, which is made after the services that ask. */
export class ViewOfBroker extends LogView {
  #broker: Broker | undefined;

  use(broker: Broker): Broker {
    this.#broker = broker;
    return broker;
  }

  isDeaf(): boolean {
    return this.#broker?.isDeaf() ?? true;
  }

  isCaughtUp(group: string): Promise<boolean | undefined> {
    return this.#broker?.isCaughtUp(group) ?? Promise.resolve(undefined);
  }

  whenCaughtUp(group: string, withinMs: number): Promise<boolean | undefined> {
    return this.#broker?.whenCaughtUp(group, withinMs) ?? Promise.resolve(undefined);
  }
}
