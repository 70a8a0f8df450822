import type { Channel } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SendTurns, type Turn } from '../send-message/send-turns.js';
import { SettingsReader } from './settings-reader.js';

/** Messages that are looked at again at once; the rest follow at the end of their pause. */
const releasedMax = 20_000;

/** What a change of settings brings about in the sending path: the new ones count at once, and what waited for them goes on. */
@Injectable()
export class SettingsTaken {
  constructor(
    private readonly database: Database,
    private readonly reader: SettingsReader,
    private readonly turns: SendTurns,
  ) {}

  /** Call after the commit; `channels` are those whose account is another one now. */
  async by(hubId: string, channels: readonly Channel[]): Promise<void> {
    this.reader.changed(hubId);
    if (channels.length === 0) return;
    const released = await this.database.query<Turn>(
      `update send_queue q set next_at = now() from (
         select message_id from send_queue w join message m on m.id = w.message_id
         where w.phase = 'queued' and w.channel = any($3::text[]) and w.lane = any('{priority,bulk}') and w.hub_id = $1
           and w.next_at > now() and m.reason_code in ('PROVIDER.ACCOUNT', 'CHANNEL.NOT_CONFIGURED') limit $2 for update of w skip locked) r
       where q.message_id = r.message_id returning q.channel, q.hub_id as "hubId"`,
      [hubId, releasedMax, channels],
    );
    this.turns.queued(released);
  }
}
