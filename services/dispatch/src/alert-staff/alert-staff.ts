import { SettingsTree } from '@messaging/contracts';
import { Loop } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import { sendOperatorMail, type OperatorMailServer } from '@messaging/providers';
import type { AcceptMessage } from '../accept-message/accept-message.handler.js';
import { countWaiting } from '../pause-sending/waiting.sql.js';
import { loadHub } from '../settings/settings.sql.js';
import { alertMail } from './alert-mail.rules.js';
import { isPaused, lockUntoldOutage, noteAlert, type UntoldOutage } from './alerts.sql.js';

const idleMs = 1000;
/** An alert that could not be sent is tried again after this. */
const retryMs = 60_000;

export interface AlertStaffOptions {
  readonly database: Database;
  readonly acceptMessage: AcceptMessage;
  readonly publicUrl: string;
  /** ALERT_SMTP_URL: a way out that no shop's account can break. */
  readonly server: OperatorMailServer | undefined;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * Tells a shop by mail that one of its channels is broken: by the operator's own server where there is one, else by the
 * shop's email account, unless that is the one that is broken. Where there is neither, the dashboard and the hook
 * `channel.broken` are what is left.
 */
export class AlertStaff {
  readonly #loop: Loop;
  /** What could not be sent, by outage, with the moment to try again. */
  readonly #failed = new Map<string, number>();

  constructor(private readonly options: AlertStaffOptions) {
    this.#loop = new Loop(() => this.#step(), { idleMs, onError: (error) => options.onTrouble('alert staff', error) });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  /** One outage; its row stays locked until the mail is gone, so that two processes do not tell it twice. */
  async #step(): Promise<boolean> {
    const now = Date.now();
    for (const [id, againAt] of this.#failed) if (againAt <= now) this.#failed.delete(id);
    let current: UntoldOutage | undefined;
    try {
      return await this.options.database.transaction(async (tx) => {
        current = await lockUntoldOutage(tx, [...this.#failed.keys()]);
        if (!current) return false;
        const route = await this.#tell(tx, current);
        if (route !== undefined) await noteAlert(tx, current.id, route);
        else this.#failed.set(current.id, now + retryMs);
        return true;
      });
    } catch (error) {
      if (current) this.#failed.set(current.id, now + retryMs);
      throw error;
    }
  }

  /** How they were told; nothing: there is no way now, and it is looked for again. */
  async #tell(tx: Tx, outage: UntoldOutage): Promise<'operator' | 'email' | undefined> {
    const { hub, email } = SettingsTree.parse((await loadHub(tx, outage.hubId))?.settings ?? {});
    if (hub.alertEmail === null) return undefined;
    const { publicUrl, server } = this.options;
    const mail = { to: hub.alertEmail, ...alertMail({ ...outage, waiting: await countWaiting(tx, outage.hubId, outage.channel) }, { ...hub, publicUrl }) };
    if (server) {
      await sendOperatorMail(server, { ...mail, messageId: `<${outage.id}@alerts>` });
      return 'operator';
    }
    const isUsable = email.enabled && email.provider !== 'sandbox' && !(await isPaused(tx, outage.hubId, 'email'));
    if (!isUsable) return undefined;
    await this.#asMessage(outage, mail);
    return 'email';
  }

  /** A message like any other, once per outage whatever happens to this transaction. */
  async #asMessage({ hubId, id }: UntoldOutage, { to, subject, text }: { to: string; subject: string; text: string }): Promise<void> {
    const create = { channel: 'email', to, subject, body: text, category: 'custom', metadata: { alert: id } } as const;
    const [accepted] = await this.options.acceptMessage.accept(hubId, [{ create, key: ['alert', id] }]);
    if (accepted && !accepted.ok) throw new Error(accepted.problem.detail);
  }
}
