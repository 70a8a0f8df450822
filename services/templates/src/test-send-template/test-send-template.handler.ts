import type { TestSend, TestSendAccepted } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, deriveId, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { acceptOnce } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { CheckContent } from '../check-content/check-content.js';
import { templateNotFound } from '../list-templates/list-templates.handler.js';
import { GatherPreview } from '../preview-template/gather-preview.js';
import { refuseOtherChannel } from '../preview-template/other-channel.rules.js';
import { findTemplate } from '../store/template.sql.js';
import { testAccepted, testAddress, testCommand } from './test-send.rules.js';

/** Sends a template to an address of one's own, the way of every message: a command to dispatch. */
@Injectable()
export class TestSendTemplate {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly gather: GatherPreview,
    private readonly content: CheckContent,
  ) {}

  async send(hubId: string, id: string, { request, idempotencyKey }: { request: TestSend; idempotencyKey: string | undefined }): Promise<Result<TestSendAccepted>> {
    const { channel, variables, locale } = request;
    const template = await this.database.inHub(hubId, (tx) => findTemplate(tx, { hubId, id }));
    if (!template) return refuse(templateNotFound);
    const other = refuseOtherChannel(template.content.channel, channel);
    if (other) return refuse(other);
    const gathered = await this.gather.gather(hubId, request.customerId);
    if (!gathered.ok) return gathered;
    const address = testAddress(request, gathered.value.hub);
    if (!address.ok) return address;
    const sampled = await this.content.sample({ ...gathered.value, request: { channel, variables, ...(locale !== undefined && { locale }) }, words: template.content });
    if (!sampled.ok) return sampled;
    const route = `POST /templates/${id}/test-send`;
    const key = [hubId, route, idempotencyKey ?? newId()] as const;
    const message = { messageId: deriveId(...key), idempotencyKey: key.join('|'), template, channel, address: address.value, sampled: sampled.value, locale };
    const command = testCommand(message);
    if (!command.ok) return command;
    return this.database.inHub(hubId, (tx) =>
      acceptOnce(tx, { hubId, route, key: idempotencyKey, body: request, now: this.clock.now() }, async () => {
        await this.outbox.add(tx, [command.value]);
        return ok(testAccepted(message));
      }),
    );
  }
}
