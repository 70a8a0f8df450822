import { reasons, type HookDisabled, type ReasonText } from '@messaging/contracts';
import type { AlertedHub } from '../alert-staff/alert-mail.rules.js';

const known: Readonly<Record<string, ReasonText>> = reasons;

/** Subject and text: which hook, why, since when it failed, and what to do. In the hub's language and zone. */
export function hookMail({ origin, reason, since }: HookDisabled, { name, locale, timeZone, publicUrl }: AlertedHub): { subject: string; text: string } {
  const isSpanish = /^es\b/i.test(locale);
  const shop = name === '' ? '' : ` · ${name}`;
  const from = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(since));
  const why = known[reason.code]?.[isSpanish ? 'es' : 'en'] ?? reason.code;
  const link = `${publicUrl}/m/messaging/dashboard/`;
  if (isSpanish) {
    return {
      subject: `Ya no se avisa a ${origin}${shop}`,
      text: [`El hook a ${origin} falla desde ${from} y se ha desactivado: ese sistema ya no se entera de lo que pasa con los mensajes.`, `${why}\n${reason.detail}`, `Lo que no llegó queda en la lista de entregas del hook y se puede reenviar. Vea el panel: ${link}`].join('\n\n'),
    };
  }
  return {
    subject: `${origin} is told nothing any more${shop}`,
    text: [`The hook to ${origin} has failed since ${from} and was switched off: that system no longer hears what becomes of messages.`, `${why}\n${reason.detail}`, `What did not arrive stays in the list of the hook's deliveries and can be replayed. See the dashboard: ${link}`].join('\n\n'),
  };
}
