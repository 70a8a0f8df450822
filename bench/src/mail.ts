/** The mail that every sender of the bench sends: 2 KB of HTML, three variables, a recipient of its own. */

const paragraph = 'We look forward to your visit. If your plans change, call us or answer this mail and we will find another time. ';

/** Handlebars for the product. */
export const template = {
  subject: 'Hello {{name}}',
  body: `<html><body><h1>Hello {{name}}</h1><p>${paragraph.repeat(15)}</p><p>Your code is <b>{{code}}</b>, order {{order}}.</p></body></html>`,
};

/** The variables of one recipient. */
export const variables = (n: number) => ({ name: `Sara ${n}`, code: `C-${n}`, order: String(100_000 + n) });

export const recipient = (n: number): string => `customer${n}@example.com`;

/** The same text made by hand, for the bare loop. */
export function html(n: number): string {
  const v = variables(n);
  return template.body.replaceAll('{{name}}', v.name).replace('{{code}}', v.code).replace('{{order}}', v.order);
}
