import type { CallbackDiagnosis, Channel, DiagnoseCallback } from '@messaging/contracts';
import { Clock, isReachableFromOutside } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { diagnoseCallback, type CallbackDoor, type Diagnosis, type Label, type RawCallback } from '@messaging/providers';
import { chooseLanguage } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { CallbackAccounts, type OpenAccount } from '../receive-callback/callback-accounts.js';
import { RefusedCallbacks } from '../receive-callback/refused-callbacks.js';
import { accountsOfChannel } from '../store/callback-account.sql.js';
import { hubFace } from '../store/hub.sql.js';
import { WEBHOOKS_SETTINGS, type WebhooksSettings } from '../webhooks-settings.js';
import { addressIn, pastedCallback } from './pasted-callback.rules.js';

/** A callback to be looked at, and whose it is. */
interface Patient {
  readonly account: OpenAccount;
  readonly door: CallbackDoor;
  readonly callback: RawCallback;
}

/** Who asks, and in which language (`Accept-Language`). */
interface Asker {
  readonly hubId: string;
  readonly acceptLanguage: string | undefined;
}

/** Says why a callback is not believed: one that was pasted, or the last that was refused here. */
@Injectable()
export class DiagnoseCallbackHandler {
  constructor(
    private readonly database: Database,
    private readonly accounts: CallbackAccounts,
    private readonly refusals: RefusedCallbacks,
    private readonly clock: Clock,
    @Inject(WEBHOOKS_SETTINGS) private readonly settings: WebhooksSettings,
  ) {}

  async diagnose({ hubId, acceptLanguage }: Asker, channel: Channel, pasted: DiagnoseCallback): Promise<CallbackDiagnosis> {
    const { locale } = await this.database.inHub(hubId, (tx) => hubFace(tx, hubId));
    const language = chooseLanguage(acceptLanguage, locale);
    const say = (label: Label): string => label[language];
    const known = await this.database.inHub(hubId, (tx) => accountsOfChannel(tx, hubId, channel));
    const base = { channel, publicUrl: this.#publicUrl(say) };
    if (pasted.url === undefined) return { ...base, ...(await this.#last(known, say)) };
    const address = addressIn(pasted.url);
    const account = address && known.some(({ accountId }) => accountId === address.accountId) ? await this.accounts.find(address, true) : undefined;
    if (!address || !account) return { ...base, source: 'pasted', verified: false, part: 'url', detail: say(notOurs), remedy: say(enterOurs) };
    const patient = { account, door: address.door, callback: pastedCallback(pasted, this.#ours(address.path), this.clock.now()) };
    return { ...base, source: 'pasted', provider: account.provider, expectedUrl: patient.callback.url, ...answerOf(await this.#examine(patient), say) };
  }

  async #last(known: readonly { accountId: string; provider: string }[], say: (label: Label) => string): Promise<Omit<CallbackDiagnosis, 'channel' | 'publicUrl'>> {
    const refused = known.flatMap((address) => {
      const last = this.refusals.of(address.accountId);
      return last ? [{ address, last }] : [];
    });
    const newest = refused.sort((a, b) => b.last.callback.receivedAt.getTime() - a.last.callback.receivedAt.getTime())[0];
    const account = newest && (await this.accounts.find(newest.address, true));
    if (!newest || !account) return { source: 'none', detail: say(noneRefused) };
    const { door, callback } = newest.last;
    const diagnosis = await this.#examine({ account, door, callback });
    return { source: 'last', provider: account.provider, receivedAt: callback.receivedAt.toISOString(), expectedUrl: callback.url, ...answerOf(diagnosis, say) };
  }

  async #examine({ account, door, callback }: Patient): Promise<Diagnosis> {
    const keeper = this.settings.callbackParsers.of(account.provider);
    if (!keeper?.doors.includes(door)) return { verified: false, part: 'url', detail: notOurs, remedy: enterOurs };
    return diagnoseCallback({ parser: keeper.parser, door, callback, account: account.verifying, publicUrl: this.settings.publicUrl });
  }

  #ours(path: string): string {
    return `${this.settings.publicUrl.replace(/\/+$/, '')}${path}`;
  }

  #publicUrl(say: (label: Label) => string): CallbackDiagnosis['publicUrl'] {
    const { publicUrl: url } = this.settings;
    const reachable = isReachableFromOutside(url);
    return { url, reachable, detail: say(reachable ? outside : inside) };
  }
}

const answerOf = (diagnosis: Diagnosis, say: (label: Label) => string) => ({
  verified: diagnosis.verified,
  detail: say(diagnosis.detail),
  ...(!diagnosis.verified && { part: diagnosis.part, remedy: say(diagnosis.remedy) }),
});

const notOurs: Label = { en: 'This is no callback address of this hub and channel.', es: 'Esta no es una dirección de avisos de este negocio y canal.' };
const enterOurs: Label = { en: 'Copy webhookUrl (and inboundUrl) from the settings to the provider.', es: 'Copia webhookUrl (e inboundUrl) de los ajustes al proveedor.' };
const noneRefused: Label = {
  en: 'No callback of this channel was refused since this process started. If none comes in at all, the provider calls another address, or none.',
  es: 'No se ha rechazado ningún aviso de este canal desde que arrancó el proceso. Si no llega ninguno, el proveedor llama a otra dirección, o a ninguna.',
};
const outside: Label = { en: 'PUBLIC_URL looks reachable from the internet.', es: 'PUBLIC_URL parece accesible desde internet.' };
const inside: Label = {
  en: 'PUBLIC_URL cannot be reached from outside: messages leave, yet no delivery report, reply or opt-out comes in. Set it to an address on the internet.',
  es: 'PUBLIC_URL no es accesible desde fuera: los mensajes salen, pero no llegan confirmaciones, respuestas ni bajas. Pon una dirección de internet.',
};
