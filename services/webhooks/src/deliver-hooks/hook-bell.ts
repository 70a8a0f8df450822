import { Injectable } from '@nestjs/common';

/** Wakes the worker of this process when something is to be delivered. */
@Injectable()
export class HookBell {
  #wake: () => void = () => undefined;

  connect(wake: () => void): void {
    this.#wake = wake;
  }

  ring(): void {
    this.#wake();
  }
}
