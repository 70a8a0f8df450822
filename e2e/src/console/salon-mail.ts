import { eventually, SmtpSink } from '@messaging/testing';
import type { Page } from 'playwright-core';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';

const account = { user: 'shop@example.com', pass: 'the mail server’s word' } as const;

/** The salon's own mail server, which asks for a password: connected first, and then no longer. */
export class SalonMail {
  private constructor(private readonly shop: Shop, private readonly sink: SmtpSink) {}

  /** Connects the salon. From here on nothing of it is a trial: the campaign that is on its way stops. */
  static async connect(shop: Shop): Promise<SalonMail> {
    const sink = await SmtpSink.start({ auth: account });
    const email = { provider: 'smtp', host: sink.host, port: sink.port, useTls: false, username: account.user, password: account.pass, fromName: 'Salón Sol', fromAddress: 'hola@salonsol.example' };
    await shop.ask(200, shop.client.patch('/api/v1/settings', { email }));
    return new SalonMail(shop, sink);
  }

  /** The password was changed at the provider's, and not here: the next mail stops the channel. */
  async lock(): Promise<void> {
    await this.shop.ask(200, this.shop.client.patch('/api/v1/settings', { email: { password: 'last year’s word' } }));
    await this.shop.ask(202, this.shop.client.post('/api/v1/messages', { channel: 'email', to: 'ana@example.com', category: 'custom', subject: 'Mañana', body: 'Te esperamos mañana a las diez.' }));
    await eventually(async () => {
      const { problems } = await this.shop.ask<{ problems: readonly { kind: string }[] }>(200, this.shop.client.get('/api/v1/dashboard'));
      if (!problems.some(({ kind }) => kind === 'channel_broken')) throw new Error(`problems: ${problems.map(({ kind }) => kind).join(', ')}`);
    });
  }

  close(): Promise<void> {
    return this.sink.close();
  }
}

/** A channel that was tried and works; then as it is found ever after, and with its form. */
export const connectedViews: readonly ConsoleView[] = [
  { name: 'settings-connected', path: 'settings/channels/', press: tryMail },
  { name: 'settings-connected-later', path: 'settings/channels/' },
  { name: 'settings-connected-open', path: 'settings/channels/?details=account.email' },
];

/** What a person sees when a channel has stopped. */
export const brokenViews: readonly ConsoleView[] = [
  { name: 'dashboard-problems', path: 'dashboard/' },
  { name: 'settings-refused', path: 'settings/channels/', press: tryMail },
];

/** Tries the account of the mail as it was saved; again, where it was tried too often in this minute already. */
export async function tryMail(page: Page): Promise<void> {
  const email = page.getByRole('region', { name: /^(Email|Correo)$/ });
  const [verdict, refusal] = [email.getByText(/^(It works|Not yet|Funciona|Todavía no)\b/), email.getByRole('alert')];
  await eventually(async () => {
    await email.getByRole('button', { name: /^(Try it|Probar)/ }).click();
    await verdict.or(refusal).first().waitFor();
    if (await refusal.isVisible()) throw new Error(`refused: ${await refusal.innerText()}`);
  }, { timeoutMs: 90_000, everyMs: 5000 });
}
