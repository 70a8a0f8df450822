import type { Channel } from '@messaging/contracts';
import { explainReason } from '../explain-reason/explain-reason.rules.js';

/** An outage as staff are told of it. */
export interface Outage {
  readonly channel: Channel;
  readonly provider: string;
  readonly reasonCode: string;
  readonly reasonDetail: string;
  readonly since: Date;
  readonly waiting: number;
}

/** Whom it is told to. */
export interface AlertedHub {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  /** Where the settings are, for the link. */
  readonly publicUrl: string;
}

const names: Readonly<Record<Channel, string>> = { whatsapp: 'WhatsApp', sms: 'SMS', email: 'email' };

/** Subject and text: what broke, why, since when, how many wait, and what to do. In the hub's language and zone. */
export function alertMail(outage: Outage, hub: AlertedHub): { subject: string; text: string } {
  const isSpanish = /^es\b/i.test(hub.locale);
  const language = isSpanish ? 'es' : 'en';
  const channel = names[outage.channel];
  const shop = hub.name === '' ? '' : ` · ${hub.name}`;
  const since = new Intl.DateTimeFormat(hub.locale, { timeZone: hub.timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(outage.since);
  const { text } = explainReason({ code: outage.reasonCode, detail: outage.reasonDetail }, outage.provider);
  const why = text?.[language] ?? outage.reasonCode;
  const link = `${hub.publicUrl}/m/messaging/settings/`;
  if (isSpanish) {
    return {
      subject: `No salen mensajes por ${channel}${shop}`,
      text: [
        `Desde ${since} no sale ningún mensaje por ${channel} (${outage.provider}).`,
        `Motivo: ${why}\nEl proveedor dice: ${outage.reasonDetail}`,
        `Esperan ${outage.waiting} mensajes. Ninguno se pierde: saldrán solos en cuanto la cuenta funcione.`,
        `Revisa la cuenta y pruébala en los ajustes: ${link}`,
      ].join('\n\n'),
    };
  }
  return {
    subject: `No messages leave by ${channel}${shop}`,
    text: [
      `Since ${since} no message leaves by ${channel} (${outage.provider}).`,
      `Why: ${why}\nThe provider says: ${outage.reasonDetail}`,
      `${outage.waiting} messages wait. None is lost: they leave by themselves as soon as the account works.`,
      `Look at the account and verify it in the settings: ${link}`,
    ].join('\n\n'),
  };
}
