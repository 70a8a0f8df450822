import { TAG, tagOf } from '../template-tags.rules.js';
import { knownVariables, type KnownVariable } from './known-variables.js';

/** A tag that nobody here can fill. */
export interface UnknownVariable {
  /** As it stands in the text, braces included. */
  readonly written: string;
  readonly name: string;
}

/** What every customer has besides what the picker offers. */
const restOfCustomer = ['id', 'whatsapp', 'locale', 'timeZone', 'country', 'tags', 'attributes', 'consent'];
/** An event carries whatever the ERP put into it; `this` and `@index` belong to a list. */
const open = /^(event|this)(\.|$)/;
const name = /^[\p{L}_][\p{L}\d_.\s-]*$/u;

function isKnown(path: string): boolean {
  const [area, field = ''] = path.split('.');
  return open.test(path) || knownVariables.some((known) => known.name === path) || (area === 'customer' && restOfCustomer.includes(field));
}

const inside = (written: string): string => written.replace(/^\{+\s*|\s*\}+$/g, '');

/** Reads as a name, and is none that the shop knows. */
function isUnknown(written: string): boolean {
  const tag = tagOf(written);
  if (!tag) return name.test(inside(written));
  return 'path' in tag && !isKnown(tag.path);
}

/** What nobody here can fill, each once, in order; within a list (`each`, `with`) names are the list's own. */
export function unknownVariables(text: string): readonly UnknownVariable[] {
  const found = new Map<string, UnknownVariable>();
  let depth = 0;
  for (const [written] of text.matchAll(TAG)) {
    const said = inside(written);
    if (/^\/(each|with)/.test(said)) depth--;
    else if (depth === 0 && isUnknown(written)) found.set(written, { written, name: said.replace(/^#\w+\s+/, '') });
    if (/^#(each|with)\s/.test(said)) depth++;
  }
  return [...found.values()];
}

/** What people write who do not know the names, in both languages of the console, without accents. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  'customer.firstName': ['nombre', 'nombrecliente', 'cliente', 'name', 'customername', 'client', 'firstname'],
  'customer.lastName': ['apellido', 'apellidos', 'surname', 'familyname'],
  'customer.email': ['correo', 'correoelectronico', 'mail'],
  'customer.phone': ['telefono', 'movil', 'mobile', 'whatsapp'],
  'customer.birthday': ['cumpleanos', 'nacimiento', 'fechanacimiento', 'birthdate', 'dateofbirth'],
  'customer.loyaltyTier': ['nivel', 'tier', 'level'],
  'customer.lastVisitAt': ['ultimavisita', 'lastvisit'],
  'event.startsAt': ['fecha', 'hora', 'cita', 'fechacita', 'horacita', 'visita', 'date', 'time', 'appointment', 'visit'],
  'event.service': ['servicio', 'tratamiento', 'treatment'],
  'event.staff': ['profesional', 'empleado', 'peluquera', 'stylist', 'conquien'],
  'event.total': ['importe', 'precio', 'amount', 'price', 'sum'],
  'event.location': ['lugar', 'sitio', 'place'],
  'hub.name': ['negocio', 'salon', 'tienda', 'empresa', 'local', 'shop', 'company', 'business', 'nombrenegocio', 'shopname'],
  'hub.legal.address': ['direccion', 'address'],
  unsubscribeUrl: ['baja', 'darsedebaja', 'unsubscribe', 'optout', 'stop'],
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** Letters to change, add or leave out to make one of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, char] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, opposite] of [...other].entries()) {
      next.push(Math.min((next[column] ?? 0) + 1, (row[column + 1] ?? 0) + 1, (row[column] ?? 0) + (char === opposite ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** No more than a third of the letters may differ: else it would be a guess. */
const DIFFERENT_MAX = 1 / 3;

/** The variable that was probably meant, by its own name, by what the shop calls it (`labelOf`) or by another word for it. */
export function nearestVariable(written: string, labelOf: (name: string) => string): KnownVariable | undefined {
  const meant = plain(written);
  const scored = knownVariables.map((known) => {
    const names = [known.name, known.name.split('.').at(-1) ?? '', labelOf(known.name), ...(alsoCalled[known.name] ?? [])].map(plain);
    return { known, difference: Math.min(...names.map((one) => distance(meant, one) / Math.max(meant.length, one.length, 1))) };
  });
  const [best] = scored.sort((one, other) => one.difference - other.difference);
  return best && best.difference <= DIFFERENT_MAX ? best.known : undefined;
}
