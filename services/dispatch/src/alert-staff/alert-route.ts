import { SettingsTree } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { sendOperatorMail, type OperatorMailServer } from '@messaging/providers';
import type { AcceptMessage } from '../accept-message/accept-message.handler.js';
import { loadHub } from '../settings/settings.sql.js';
import type { AlertedHub } from './alert-mail.rules.js';
import { isPaused } from './alerts.sql.js';

export interface AlertRouteOptions {
  readonly acceptMessage: AcceptMessage;
  readonly publicUrl: string;
  /** ALERT_SMTP_URL: a way out that no shop's account can break. */
  readonly server: OperatorMailServer | undefined;
}

/** One thing to tell a shop: its id keeps it from being told twice, its words are made for the hub that reads them. */
export interface StaffAlert {
  readonly id: string;
  readonly hubId: string;
  readonly words: (hub: AlertedHub) => { readonly subject: string; readonly text: string };
}

/**
 * How a shop is told by mail that something needs it: by the operator's own server where there is one, else by the shop's
 * email account, unless that one is broken.
 */
export class AlertRoute {
  constructor(private readonly options: AlertRouteOptions) {}

  /** How they were told; nothing: nobody is named, or there is no way now. */
  async tell(tx: Tx, { id, hubId, words }: StaffAlert): Promise<'operator' | 'email' | undefined> {
    const { hub, email } = SettingsTree.parse((await loadHub(tx, hubId))?.settings ?? {});
    if (hub.alertEmail === null) return undefined;
    const { publicUrl, server } = this.options;
    const mail = { to: hub.alertEmail, ...words({ ...hub, publicUrl }) };
    if (server) {
      await sendOperatorMail(server, { ...mail, messageId: `<${id}@alerts>` });
      return 'operator';
    }
    const isUsable = email.enabled && email.provider !== 'sandbox' && !(await isPaused(tx, hubId, 'email'));
    if (!isUsable) return undefined;
    await this.#asMessage({ id, hubId }, mail);
    return 'email';
  }

  /** A message like any other, once per alert whatever happens to this transaction. */
  async #asMessage({ hubId, id }: Pick<StaffAlert, 'hubId' | 'id'>, { to, subject, text }: { to: string; subject: string; text: string }): Promise<void> {
    const create = { channel: 'email', to, subject, body: text, category: 'custom', metadata: { alert: id } } as const;
    const [accepted] = await this.options.acceptMessage.accept(hubId, [{ create, key: ['alert', id] }]);
    if (accepted && !accepted.ok) throw new Error(accepted.problem.detail);
  }
}
