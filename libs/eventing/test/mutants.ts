import type { Envelope } from '@messaging/contracts';
import { ConsumerRunner } from '../src/consume/consumer-runner.js';

/** Takes on whatever comes, however often. */
export class WithoutInbox extends ConsumerRunner {
  protected override async claim(events: readonly Envelope[]): Promise<Envelope[]> {
    return [...events];
  }
}
