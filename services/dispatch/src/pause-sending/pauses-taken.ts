import type { Channel } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SendTurns } from '../send-message/send-turns.js';
import { AccountGate } from './account-gate.js';
import { releaseWaiting } from './release.sql.js';

/** What a hold, a release, a suspension or another account brings about in the sending path of this process, at once. */
@Injectable()
export class PausesTaken {
  constructor(
    private readonly database: Database,
    private readonly gate: AccountGate,
    private readonly turns: SendTurns,
  ) {}

  /** Call after the commit; `released` are the channels that may send again. */
  async by(hubId: string, released: readonly Channel[]): Promise<void> {
    await this.gate.refresh();
    this.turns.queued(await releaseWaiting(this.database, hubId, released));
  }
}
