import { optOutChosen } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Database, OptOutTokens, type OptOutLink } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { hubFace, type HubFace } from '../store/hub.sql.js';
import type { OptOutChoice } from './opt-out-form.rules.js';

/** Reads opt-out links and says what was chosen. What it means for whom is dispatch's to know: it knows the message. */
@Injectable()
export class ChooseOptOut {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly tokens: OptOutTokens,
  ) {}

  /** The link and the face of its hub, or undefined for a token that is none of ours. */
  async open(token: string): Promise<{ link: OptOutLink; face: HubFace } | undefined> {
    const link = this.tokens.read(token);
    return link && { link, face: await this.database.inHub(link.hubId, (tx) => hubFace(tx, link.hubId)) };
  }

  /** Every choice is told, a repeated one too: staff may have recorded the opposite in between. */
  async choose({ hubId, channel, messageId }: OptOutLink, choice: OptOutChoice): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.database.inHub(hubId, (tx) => this.outbox.add(tx, [{ message: optOutChosen, hubId, key: messageId, data: { channel, messageId, choice, at } }]));
  }
}
