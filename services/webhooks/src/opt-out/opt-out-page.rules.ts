import { createHash } from 'node:crypto';
import type { Channel } from '@messaging/contracts';
import type { TextLanguage } from '@messaging/service-kit';
import type { PostedChoice } from './opt-out-form.rules.js';

/** What the page shows: the question, the result of a choice, or that the link is none of ours. */
export type PageState = 'question' | PostedChoice | 'unknown';

export interface OptOutPage {
  readonly state: PageState;
  readonly language: TextLanguage;
  /** The hub's own name, if it has told it. */
  readonly hubName: string | undefined;
  readonly channel: Channel | undefined;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

const style =
  'body{font:16px/1.55 system-ui,sans-serif;color:#26231f;background:#f7f5f1;margin:0;padding:min(12vh,6rem) 1rem 2rem}main{max-width:27rem;margin:0 auto;background:#fff;border:1px solid #e8e4dc;border-radius:16px;padding:2rem 1.75rem 1.5rem}' +
  'h1{font-size:1.375rem;line-height:1.3;margin:0 0 .75rem;text-wrap:balance}p{margin:0 0 1.5rem;text-wrap:pretty}button{font:inherit;font-weight:600;display:block;width:100%;border:0;border-radius:10px;padding:.8rem 1.25rem;background:#17606a;color:#fff;cursor:pointer;margin:0 0 .75rem}button[value=keep],main>form>button:only-child{background:none;color:inherit;box-shadow:inset 0 0 0 1px #8a8378}' +
  'nav{margin:1.25rem 0 0;font-size:.9375rem;text-align:center}nav a,nav button[value]{font-weight:400;width:auto;background:none;box-shadow:none;color:inherit;padding:.25rem 0;margin:0 auto;border-radius:0;text-decoration:underline}' +
  '@media (prefers-color-scheme:dark){body{background:#171513;color:#ece8e1}main{background:#221f1c;border-color:#3a352f}}';

/** Nothing is loaded, run or framed; the one style is named by its hash; the form goes nowhere but here. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const channelNames = {
  en: { email: 'email', sms: 'SMS', whatsapp: 'WhatsApp' },
  es: { email: 'correo electrónico', sms: 'SMS', whatsapp: 'WhatsApp' },
} as const satisfies Record<TextLanguage, Record<Channel, string>>;

const nobody = { en: 'this business', es: 'este negocio' } as const satisfies Record<TextLanguage, string>;

/** A hub's own name is written as the hub writes it, at the start of a sentence too. */
const atStart = (who: string): string => ({ [nobody.en]: 'This business', [nobody.es]: 'Este negocio' })[who] ?? who;

const words = {
  en: (who: string, channel: string): Record<PageState, Words> => ({
    question: { title: `Stop messages from ${who}?`, text: `You will get no more marketing by ${channel} at this address. Messages about your own bookings and purchases still arrive.` },
    stop: { title: 'Done', text: `${atStart(who)} will send you no more marketing by ${channel}. A message already on its way may still arrive.` },
    resume: { title: 'Welcome back', text: `${atStart(who)} may send you marketing by ${channel} again.` },
    keep: { title: 'Nothing has changed', text: `What ${who} may send you by ${channel} is as it was.` },
    unknown: { title: 'This link is not valid', text: 'It may have been cut off. Open it again from the message, or answer the message with STOP.' },
  }),
  es: (who: string, channel: string): Record<PageState, Words> => ({
    question: { title: `¿Dejar de recibir mensajes de ${who}?`, text: `No recibirá más publicidad por ${channel} en esta dirección. Los mensajes sobre sus propias citas y compras seguirán llegando.` },
    stop: { title: 'Hecho', text: `${atStart(who)} no le enviará más publicidad por ${channel}. Un mensaje ya enviado aún puede llegar.` },
    resume: { title: 'Bienvenido de nuevo', text: `${atStart(who)} podrá volver a enviarle publicidad por ${channel}.` },
    keep: { title: 'No ha cambiado nada', text: `Lo que ${who} puede enviarle por ${channel} sigue igual.` },
    unknown: { title: 'Este enlace no es válido', text: 'Puede que esté incompleto. Ábralo de nuevo desde el mensaje, o responda al mensaje con BAJA.' },
  }),
} as const satisfies Record<TextLanguage, (who: string, channel: string) => Record<PageState, Words>>;

const buttonWords = {
  en: { stop: 'Stop marketing messages', keep: 'Keep receiving them', resume: 'Undo: send me messages again' },
  es: { stop: 'No recibir más publicidad', keep: 'Seguir recibiéndola', resume: 'Deshacer: volver a recibir mensajes' },
} as const satisfies Record<TextLanguage, Record<PostedChoice, string>>;

/** What can be chosen next: both ways while it is asked, the opposite of what was done. */
const choicesAt: Readonly<Record<PageState, readonly PostedChoice[]>> = { question: ['stop', 'keep'], stop: ['resume'], resume: ['stop'], keep: ['stop'], unknown: [] };

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? '');

/** The same page in the other language. What was chosen is said once more: a question must not follow an answer. */
function otherLanguage(state: PageState, language: TextLanguage): string {
  const other = language === 'en' ? { code: 'es', name: 'Español' } : { code: 'en', name: 'English' };
  const spoken = `lang="${other.code}"`;
  const isAsked = state === 'question' || state === 'unknown';
  const way = isAsked
    ? `<a href="?lang=${other.code}" hreflang="${other.code}" ${spoken}>${other.name}</a>`
    : `<form method="post" action="?lang=${other.code}"><button name="choice" value="${state}" ${spoken}>${other.name}</button></form>`;
  return `<nav aria-label="${language === 'en' ? 'Language' : 'Idioma'}">${way}</nav>`;
}

/** The page as HTML. One form, no script; a form without an address posts to the page's own. */
export function renderPage({ state, language, hubName, channel }: OptOutPage): string {
  const who = hubName?.trim() ? hubName.trim() : nobody[language];
  const { title, text } = words[language](who, channel ? channelNames[language][channel] : '')[state];
  const buttons = choicesAt[state].map((choice) => `<button name="choice" value="${choice}">${escapeHtml(buttonWords[language][choice])}</button>`);
  const form = buttons.length === 0 ? '' : `<form method="post">${buttons.join('')}</form>`;
  return (
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}${otherLanguage(state, language)}</main></body></html>\n`
  );
}
