import { refusals } from '@messaging/contracts/reasons';
import { en } from './en/index.js';
import { es } from './es/index.js';
import { withMany } from './with-many.js';

const leaves = (tree: object, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) => (typeof value === 'object' && value !== null ? leaves(value, `${prefix}${key}.`) : [[`${prefix}${key}`, String(value)] as [string, string]]));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).sort();

describe('the languages of the console', () => {
  // That neither lacks a text of the other is the compiler's to say: language/texts.ts.
  it('leave the same gaps in every sentence', () => {
    const spanish = new Map(leaves(es));
    const wrong = leaves(en).filter(([key, text]) => placeholders(text).join() !== placeholders(spanish.get(key) ?? '').join());
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('leave no text empty, and Spanish is not English left as it was', () => {
    expect([...leaves(en), ...leaves(es)].filter(([, text]) => text.trim() === '')).toEqual([]);
    const spanish = new Map(leaves(es));
    const sentences = leaves(en).filter(([key, text]) => text.split(' ').length > 4 && spanish.get(key) === text);
    expect(sentences.map(([key]) => key)).toEqual([]);
  });

  it('say every refusal in Spanish, which the API says in English', () => {
    const said = leaves(es.refusals).map(([key]) => key);
    // A form is refused with this one, too; as a reason it says where to mend the customer.
    expect([...said].sort()).toEqual([...Object.keys(refusals), 'ADDRESS.INVALID'].sort());
  });

  it('never say the words of the workshop', () => {
    const workshop = /dead letter|breaker|\blane\b|projection|proyecci[oó]n|idempot/i;
    expect([...leaves(en), ...leaves(es)].filter(([, text]) => workshop.test(text))).toEqual([]);
  });

  it('say one of a thing as one', () => {
    const things = /\{\{\w+(, number)?\}\} (lines|rows|characters|messages|people|customers|purchases|permissions|tries|líneas|filas|caracteres|mensajes|personas|clientes|compras|permisos|intentos|enviados|se quedan)\b/;
    const plural = /_(one|other|zero)$/;
    expect([...leaves(en), ...leaves(es)].filter(([key, text]) => !plural.test(key) && things.test(text))).toEqual([]);
    const keys = new Set([...leaves(en), ...leaves(es)].map(([key]) => key));
    expect([...keys].filter((key) => key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one')))).toEqual([]);
  });

  it('have one word for email', () => {
    expect(leaves(en).filter(([, text]) => /\be-mails?\b/i.test(text))).toEqual([]);
    expect(leaves(es).filter(([, text]) => /\be-?mails?\b|correo electr/i.test(text))).toEqual([]);
  });

  it('have a plural for millions', () => {
    expect(withMany({ a: { people_one: '1', people_other: 'n' } })).toEqual({ a: { people_one: '1', people_other: 'n', people_many: 'n' } });
  });
});
