import { Readable } from 'node:stream';
import { DecodeText } from './decode-text.js';
import type { ImportHabits, ReadLine } from './import-line.rules.js';
import { warningsOf } from './import-warnings.rules.js';
import { readCsv, readNdjson } from './read-lines.js';

const habits: ImportHabits = { currency: 'EUR', isMonthFirst: false, now: new Date('2026-11-27T10:00:00Z'), consentSource: 'import:1' };

/** Bytes as they come from a connection: cut anywhere. */
const textOf = (bytes: Buffer, pieces = 3): AsyncIterable<string> => {
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, index) => bytes.subarray(index * pieces, (index + 1) * pieces));
  return Readable.from(chunks).pipe(new DecodeText());
};

async function csv(file: string | Buffer, mapping: Record<string, string> = {}, pieces = 3, how = habits): Promise<{ ignored: readonly string[]; lines: ReadLine[] }> {
  const read = await readCsv(textOf(Buffer.from(file), pieces), { mapping, habits: how });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const lines: ReadLine[] = [];
  for await (const line of read.value.lines) lines.push(line);
  return { ignored: read.value.ignoredColumns, lines };
}
const no = { marketing: false, source: 'import:1' };
const fieldsOf = ({ lines }: { lines: readonly ReadLine[] }): unknown[] => lines.map((line) => (line.ok ? { id: line.customerId, ...line.fields } : `${line.line} ${line.code}`));

describe('a file of customers', () => {
  it.each([
    ['commas', 'id,firstName,email\nc-1,José,j@x.es\n'],
    ['semicolons', 'id;firstName;email\r\nc-1;José;j@x.es\r\n'],
    ['tabs', 'id\tfirstName\temail\nc-1\tJosé\tj@x.es'],
    ['sep= and CR LF', 'sep=;\r\nid;firstName;email\r\nc-1;José;j@x.es'],
    ['quoted commas in a header of semicolons', '"id";"firstName";"email"\n"c-1";"José";"j@x.es"\n'],
    ['a byte order mark', '\ufeffid,firstName,email\nc-1,José,j@x.es\n'],
    ['headers as people write them', 'ID,First name,E-Mail\nc-1,José,j@x.es\n'],
  ])('is read with %s', async (_name, file) => {
    expect(fieldsOf(await csv(file))).toEqual([{ id: 'c-1', firstName: 'José', email: 'j@x.es' }]);
  });

  it.each([
    ['windows-1252', Buffer.from('id;firstName\nc-1;Jos\xe9\nc-2;\x80uro', 'latin1')],
    ['UTF-16 as Excel saves it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id;firstName\nc-1;José\nc-2;€uro', 'utf16le')])],
    ['UTF-8', Buffer.from('id;firstName\nc-1;José\nc-2;€uro')],
  ])('is read in %s, wherever the bytes are cut', async (_name, file) => {
    for (const pieces of [1, 2, 3, 5, 1000]) expect(fieldsOf(await csv(file, {}, pieces))).toEqual([{ id: 'c-1', firstName: 'José' }, { id: 'c-2', firstName: '€uro' }]);
  });

  it('takes whom it gives no possible birthday without it, and warns of it', async () => {
    const { lines } = await csv('id;birthday\n1;01/01/1900\n2;28-nov-2026\n3;29-nov-79\n');
    expect(fieldsOf({ lines })).toEqual([{ id: '1' }, { id: '2' }, { id: '3', birthday: '1979-11-29' }]);
    expect(lines.map((line) => (line.ok ? warningsOf(line, 'MX') : []))).toEqual([
      [expect.objectContaining({ code: 'FIELD.LEFT_OUT', fields: ['birthday'], detail: expect.stringContaining('“01/01/1900” is nobody’s birthday') })],
      [expect.objectContaining({ text: { en: expect.any(String), es: expect.stringContaining('«28-nov-2026» (cumpleaños) no puede ser') } })], [],
    ]);
  });

  it('records no consent where the answer is neither yes nor no, takes nobody there to have agreed, and warns of the word', async () => {
    const header = 'id;consent.email.marketing;consent.sms.marketing;consent.sms.at';
    const answers = { email: { marketing: true, source: 'import:1' } };
    const { lines } = await csv(`${header}\n1;acepto;quizá;2026-02-01\n2;no acepto;tal vez;\n3;;;2026-02-01\n`);
    expect(fieldsOf({ lines })).toEqual([{ id: '1', consent: answers }, { id: '2', consent: { email: no } }, { id: '3' }]);
    expect(lines.map((line) => (line.ok ? warningsOf(line, 'MX') : []))).toEqual([
      [expect.objectContaining({ code: 'CONSENT.UNREAD', fields: ['consent.sms.marketing'], text: { en: expect.stringContaining('“quizá”'), es: expect.stringContaining('«quizá» (consentimiento por SMS) no es ni sí ni no') } })],
      [expect.objectContaining({ code: 'CONSENT.UNREAD', detail: expect.stringContaining('“tal vez”') })], [],
    ]);
    const agreed = async (file: string) => fieldsOf(await csv(file, {}, 3, { ...habits, agreed: ['email', 'sms'] }));
    const yes = { marketing: true, source: 'import:1' };
    expect(await agreed(`${header}\n1;;quizá;\n`)).toEqual([{ id: '1', consent: { email: yes } }]);
    expect(await agreed('id;consent.all.marketing;consent.email.marketing\n1;quizá;no\n2;;no\n')).toEqual([{ id: '1', consent: { email: no } }, { id: '2', consent: { email: no, sms: yes } }]);
  });

  it('keeps nothing that the database cannot hold: such a line is rejected, and shown readable', async () => {
    const { lines } = await csv('id,firstName,other,consent.sms.at,consent.sms.marketing\nc-1,a\u0000b,x\nc-2,ok,\u0000\nc-3,,,0000-01-01,no\nc-4,b\u0000,,\n');
    expect(fieldsOf({ lines })).toEqual(['2 IMPORT.LINE_UNREADABLE', { id: 'c-2', firstName: 'ok' }, '4 IMPORT.LINE_UNREADABLE', '5 IMPORT.LINE_UNREADABLE']);
    const json = ['{"id":"1","firstName":"a\\u0000"}', '{"id":"2","attributes":{"a\\ud800":1}}', `{"id":"3","attributes":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`, '{"id":"4","attributes":{"__proto__":1}}', '\u0000'];
    const told: ReadLine[] = [];
    for await (const line of readNdjson(textOf(Buffer.from(json.join('\n'))), habits)) told.push(line);
    expect(told.map((line) => (line.ok ? line.customerId : line.code))).toEqual(Array.from(json, () => 'IMPORT.LINE_UNREADABLE'));
    expect(JSON.stringify([lines, told]).match(/(?<!\\)\\u0000|\p{Surrogate}/u)).toBeNull();
  });

  it('survives what Excel makes of values', async () => {
    const header = 'id;phone;birthday;totalSpent;tags;consent.email.marketing;consent.email.at;attributes.shoe.size;lastName';
    const lines = [`c-1;="0034600111222";31/12/1990;1.234,50 €;vip, new;VERDADERO;01.02.2026;42;"O""Hara; Smith"`, `c-2;'+34600111222;1990-12-31 00:00:00;12;;no;;;`, ';;;;;;;;', ''];
    expect(fieldsOf(await csv([header, ...lines].join('\r\n')))).toEqual([
      {
        id: 'c-1', phone: '0034600111222', birthday: '1990-12-31', totalSpent: { amount: '1234.50', currency: 'EUR' }, tags: ['vip', 'new'],
        consent: { email: { marketing: true, at: '2026-02-01T00:00:00Z', source: 'import:1' } }, attributes: { 'shoe.size': '42' }, lastName: 'O"Hara; Smith',
      },
      { id: 'c-2', phone: '+34600111222', birthday: '1990-12-31', totalSpent: { amount: '12', currency: 'EUR' }, consent: { email: { marketing: false, source: 'import:1' } } },
    ]);
  });

  it('gets back the numbers that Excel took for quantities, as far as they say all their digits', async () => {
    const lines = ['3,4600111222E+10;6.00111222E+08;34600111222', '3,46E+10;600111222.0;12', '4E0;3,46001E+10;1e5'];
    expect(fieldsOf(await csv(['id;phone;whatsapp', ...lines].join('\n')))).toEqual([
      { id: '34600111222', phone: '600111222', whatsapp: '34600111222' }, '3 IMPORT.ID_MISSING', { id: '4E0', phone: '3,46001E+10', whatsapp: '1e5' },
    ]);
  });

  it('reads an amount that names its currency, before it or behind', async () => {
    const lines = await csv(['id;total spent', 'c-1;1.234,50 EUR', 'c-2;USD 12', 'c-3;12GBP', 'c-4;$12.30', 'c-5;a lot'].join('\n'));
    expect(fieldsOf(lines)).toEqual([
      { id: 'c-1', totalSpent: { amount: '1234.50', currency: 'EUR' } }, { id: 'c-2', totalSpent: { amount: '12', currency: 'USD' } },
      { id: 'c-3', totalSpent: { amount: '12', currency: 'GBP' } }, { id: 'c-4', totalSpent: { amount: '12.30', currency: 'EUR' } }, { id: 'c-5' },
    ]);
    const { lines: [, , , , lot] } = lines;
    expect(lot).toMatchObject({ leftOut: [{ field: 'totalSpent', text: {
      en: '“a lot” (total spent) is no amount; write it as 1234.56, 1,234.56, 1.234,56, with or without €',
      es: '«a lot» (gasto total) no es un importe; escríbelo como 1234.56, 1,234.56, 1.234,56, con o sin €',
    } }] });
  });

  it('says nothing of an amount that a currency alone names, and keeps the customer', async () => {
    expect(fieldsOf(await csv('id;totalSpent.amount;totalSpent.currency\nc-1;;EUR\nc-2;many;EUR\nc-3;7;USD'))).toEqual([{ id: 'c-1' }, { id: 'c-2' }, { id: 'c-3', totalSpent: { amount: '7', currency: 'USD' } }]);
  });

  it('takes a whole name in two, and one yes or no for every channel, where no column of its own says it', async () => {
    expect(fieldsOf(await csv('id;fullName;consent.all.marketing\n7;López Ruiz, Ana;no\n'))).toEqual([{ id: '7', firstName: 'Ana', lastName: 'López Ruiz', consent: { email: no, sms: no, whatsapp: no } }]);
    expect(fieldsOf(await csv('id;lastName;fullName;consent.sms.marketing;consent.all.marketing\n7;Ruiz;Ana López;no;\n8;;Eva;;no\n'))).toEqual([
      { id: '7', firstName: 'Ana', lastName: 'Ruiz', consent: { sms: no } }, { id: '8', firstName: 'Eva', consent: { email: no, whatsapp: no } },
    ]);
  });

  it('has its columns named by the caller, and says which it left out', async () => {
    const file = 'Cliente,Correo,Notas\nc-1,j@x.es,hola\n';
    expect(await csv(file, { Cliente: 'id', Correo: 'email' })).toMatchObject({ ignored: ['Notas'], lines: [{ ok: true, customerId: 'c-1', fields: { email: 'j@x.es' } }] });
    const refused = await readCsv(textOf(Buffer.from(file)), { mapping: { Correo: 'mail', Tel: 'phone' }, habits });
    expect(refused).toMatchObject({ ok: false, problem: { errors: [{ pointer: '/mapping/Correo', code: 'IMPORT.FIELD_UNKNOWN' }, { pointer: '/mapping/Tel', code: 'IMPORT.COLUMN_UNKNOWN' }, { code: 'IMPORT.ID_MISSING' }] } });
  });

  it('rejects a line only if it cannot be read or has no id, with its number, and keeps an address that is none', async () => {
    const { lines } = await csv('id,email,birthday\nc-1,nowhere,\n,a@b.es,\n"c-\n3",x,\nc-4,a@b.es,soon\nc-5,a@b.es,,more\n\nc-6,"two\nlines@x.es",\nc 7,,\n');
    expect(fieldsOf({ lines })).toEqual([
      { id: 'c-1', email: 'nowhere' }, '3 IMPORT.ID_MISSING', '4 IMPORT.ID_MISSING', { id: 'c-4', email: 'a@b.es' }, '7 IMPORT.LINE_UNREADABLE', { id: 'c-6', email: 'two\nlines@x.es' }, '11 IMPORT.ID_MISSING',
    ]);
    expect(lines[3]).toMatchObject({ leftOut: [{ field: 'birthday', detail: '“soon” is no day; write it as 15/06/1978, 15.6.1978, 15-6-78, 1978-06-15' }] });
  });

  it.each([
    ['without delimiters', 'Listado de clientas\n\n'], ['filled up by Excel', 'Listado de clientas;;\n;;\n'], ['with commas of its own', '"Listado, clientas, todas"\nMadrid, 3 de mayo, 2026\n'], ['after sep=', 'sep=;\nListado\n'],
  ])('has its headings below a title %s', async (_name, title) => {
    for (const pieces of [3, 1000]) {
      const { lines } = await csv(`\ufeff${title}Nº;Nombre;Correo\n7;Ana;ana@x.es\n`, { Nº: 'id', Nombre: 'firstName', Correo: 'email' }, pieces);
      expect(lines).toMatchObject([{ ok: true, line: 4, customerId: '7', fields: { firstName: 'Ana' } }]);
    }
  });

  it('has its headings in the first line when no other has known names, or that one names the id', async () => {
    expect(fieldsOf(await csv('id,x\nno,mail\nc-2,y\n'))).toEqual([{ id: 'no' }, { id: 'c-2' }]);
    expect(await readCsv(textOf(Buffer.from('Listado\n1,2\n')), { mapping: {}, habits })).toMatchObject({ ok: false, problem: { code: 'IMPORT.ID_MISSING' } });
  });

  it('is not taken at all when a quote is never closed, or it has no header', async () => {
    await expect(csv('id,email\nc-1,"a@b.es\nc-2,b@b.es\n')).rejects.toThrow('never closed');
    expect(await readCsv(textOf(Buffer.from('')), { mapping: {}, habits })).toMatchObject({ ok: false, problem: { code: 'IMPORT.FILE_UNREADABLE' } });
  });

  it('is one JSON object a line, too', async () => {
    const lines: ReadLine[] = [];
    const file = '{"id":"c-1","firstName":"José","consent":{"sms":{"marketing":true,"source":"web"}}}\r\n\n{"id":7}\n[1]\n{broken\n{"firstName":"x"}';
    for await (const line of readNdjson(textOf(Buffer.from(file)), habits)) lines.push(line);
    expect(fieldsOf({ lines })).toEqual([
      { id: 'c-1', firstName: 'José', consent: { sms: { marketing: true, source: 'web' } } }, { id: '7' }, '4 IMPORT.LINE_UNREADABLE', '5 IMPORT.LINE_UNREADABLE', '6 IMPORT.ID_MISSING',
    ]);
  });
});
