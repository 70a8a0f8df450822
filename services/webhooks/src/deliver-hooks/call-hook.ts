import type { GuardedAnswer, GuardedHttp } from '@messaging/providers';
import { Webhook } from 'standardwebhooks';

/** One signed call (Standard Webhooks): the id is that of the delivery, the same in every try. */
export async function callHook(http: GuardedHttp, call: { url: string; secret: string; id: string; body: string; now: Date }): Promise<GuardedAnswer> {
  const { url, secret, id, body, now } = call;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'messaging-platform',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
  return http.post(new URL(url), { headers, body });
}
