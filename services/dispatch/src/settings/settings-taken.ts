import type { Channel } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { LaneTurns, type Turn } from '../send-message/lane-turns.js';
import { SettingsReader } from './settings-reader.js';

/** Messages that are looked at again at once; the rest follow at the end of their pause. */
const releasedMax = 20_000;

/** What a change of settings brings about in the sending path: the new ones count at once, and what waited for them goes on. */
@Injectable()
export class SettingsTaken {
  constructor(
    private readonly database: Database,
    private readonly reader: SettingsReader,
    private readonly turns: LaneTurns,
  ) {}

  /** Call after the commit; `channels` are those whose account is another one now. */
  async by(hubId: string, channels: readonly Channel[]): Promise<void> {
    this.reader.changed(hubId);
    if (channels.length === 0) return;
    const released = await this.database.query<Turn>(
      `update message m set next_at = now() from (
         select id from message where phase = 'queued' and channel = any($3::text[]) and lane = any('{priority,bulk}') and hub_id = $1
           and next_at > now() and reason_code in ('PROVIDER.ACCOUNT', 'CHANNEL.NOT_CONFIGURED') limit $2 for update skip locked) r
       where m.id = r.id returning m.channel, m.lane, m.hub_id as "hubId"`,
      [hubId, releasedMax, channels],
    );
    this.turns.queued(released);
  }
}
