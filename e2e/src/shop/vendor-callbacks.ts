import { FakeMeta, FakeTwilio, signMeta, signTwilio, type MetaTemplate, type SignedCallback } from '@messaging/testing';
import type { Shop } from './shop.js';

const phoneId = '106540352242922';
const businessId = '102290129340398';
const appSecret = '0123456789abcdef0123456789abcdef';
const accountSid = `AC${'5'.repeat(32)}`;
const authToken = '12345678901234567890123456789012';
const number = '+34911222333';

/** Meta and Twilio, as a shop has them: what is sent arrives there, and they call back signed, at the addresses of the settings. */
export class VendorCallbacks {
  readonly meta: FakeMeta;
  readonly twilio = new FakeTwilio({ accountSid, authToken, numbers: [number] });
  #urls = { whatsapp: '', smsInbound: '' };

  constructor(templates: MetaTemplate[] = []) {
    this.meta = new FakeMeta({ apiToken: 'EAA-token', phoneId, businessId, templates });
  }

  async listen(): Promise<this> {
    await Promise.all([this.meta.listen(), this.twilio.listen()]);
    return this;
  }

  get env(): Record<string, string> {
    return { WHATSAPP_API_URL: this.meta.url, TWILIO_API_URL: this.twilio.url };
  }

  /** Connects the shop to both. */
  async connect(shop: Shop): Promise<void> {
    const whatsapp = { provider: 'meta', apiToken: 'EAA-token', phoneId, businessId, appSecret, verifyToken: 'the verify token' };
    const sms = { provider: 'twilio', senderName: number, twilio: { accountSid, authToken } };
    const settings = await shop.ask<{ whatsapp: { webhookUrl: string }; sms: { inboundUrl: string } }>(200, shop.client.patch('/api/v1/settings', { whatsapp, sms }));
    this.#urls = { whatsapp: settings.whatsapp.webhookUrl, smsInbound: settings.sms.inboundUrl };
  }

  /** One change of a Meta callback, about this shop's number. */
  async fromMeta(shop: Shop, field: string, value: object): Promise<void> {
    const metadata = { display_phone_number: number.slice(1), phone_number_id: phoneId };
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: businessId, changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }] }] });
    await this.#post(shop, this.#urls.whatsapp, signMeta(body, appSecret));
  }

  /** What somebody wrote to the shop's number by SMS. */
  async fromTwilio(shop: Shop, fields: { readonly From: string; readonly Body: string; readonly OptOutType?: string }): Promise<void> {
    const whole = { AccountSid: accountSid, ApiVersion: '2010-04-01', MessageSid: `SM${Math.random().toString(16).slice(2).padEnd(32, '0')}`, NumMedia: '0', NumSegments: '1', To: number, ...fields };
    await this.#post(shop, this.#urls.smsInbound, signTwilio(this.#urls.smsInbound, whole, authToken));
  }

  async stop(): Promise<void> {
    await Promise.all([this.meta.stop(), this.twilio.stop()]);
  }

  async #post(shop: Shop, url: string, { body, headers }: SignedCallback): Promise<void> {
    // A proxy takes the path of the public address away.
    await shop.ask(200, shop.client.post(new URL(url).pathname.replace(/^.*(?=\/webhooks\/)/, ''), body, { headers }));
  }
}
