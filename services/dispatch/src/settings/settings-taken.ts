import type { Channel } from '@messaging/contracts';
import { Injectable } from '@nestjs/common';
import { PausesTaken } from '../pause-sending/pauses-taken.js';
import { SettingsReader } from './settings-reader.js';

/** What a change of settings brings about in the sending path: the new ones count at once, and what waited for them goes on. */
@Injectable()
export class SettingsTaken {
  constructor(
    private readonly reader: SettingsReader,
    private readonly pauses: PausesTaken,
  ) {}

  /** Call after the commit; `channels` are those whose account is another one now. */
  async by(hubId: string, channels: readonly Channel[]): Promise<void> {
    this.reader.changed(hubId);
    await this.pauses.by(hubId, channels);
  }
}
