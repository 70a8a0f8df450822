import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomerFields } from '@messaging/contracts';
import { Clock, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, sampleOptOutToken } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { findCustomer } from '../store/customer.sql.js';
import { findHub } from '../store/hub.sql.js';
import { TEMPLATES_SETTINGS, type TemplatesSettings } from '../templates-settings.js';
import type { PreviewInput } from './preview-template.rules.js';

/** How long a request waits for a customer whom it names; whose event was just answered 202 is here within 100 ms. */
const waitMs = 2000;
const stepMs = { first: 10, max: 200 } as const;

const customerNotFound: Problem = { kind: 'not_found', code: 'CUSTOMER.NOT_FOUND', detail: 'There is no such customer.' };

/** Reads what a preview and a test-send speak of: the hub, and the customer if one is named. */
@Injectable()
export class GatherPreview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(TEMPLATES_SETTINGS) private readonly settings: TemplatesSettings,
  ) {}

  async gather(hubId: string, customerId: string | undefined): Promise<Result<Pick<PreviewInput, 'hub' | 'smsCanBeAnswered' | 'customer' | 'unsubscribeUrl' | 'now'>>> {
    const customer = customerId === undefined ? undefined : await this.#awaitCustomer(hubId, customerId);
    if (customerId !== undefined && !customer) return refuse(customerNotFound);
    const { face: hub, smsCanBeAnswered } = await this.database.inHub(hubId, (tx) => findHub(tx, hubId));
    return ok({ hub, smsCanBeAnswered, customer, unsubscribeUrl: `${this.settings.publicUrl.replace(/\/+$/, '')}/u/${sampleOptOutToken(hubId)}`, now: this.clock.now() });
  }

  async #awaitCustomer(hubId: string, customerId: string): Promise<CustomerFields | undefined> {
    const deadline = performance.now() + waitMs;
    for (let step: number = stepMs.first; ; step = Math.min(step * 2, stepMs.max)) {
      const customer = await this.database.inHub(hubId, (tx) => findCustomer(tx, hubId, customerId));
      if (customer || performance.now() + step > deadline) return customer;
      await sleep(step);
    }
  }
}
