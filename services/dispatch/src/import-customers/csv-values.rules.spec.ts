import { hasLostDigits, readAmount, readBirthday, readDay, readYes, splitName } from './csv-values.rules.js';

const now = new Date('2026-11-27T10:00:00Z');
const dayFirst = { isMonthFirst: false, now };

it.each([
  ['1990-12-31', '1990-12-31'], ['31/12/1990', '1990-12-31'], ['1.2.1980', '1980-02-01'], ['15.06.1978', '1978-06-15'], ['33238', '1990-12-31'], ['10000', '1927-05-18'],
  ['15-6-78', '1978-06-15'], ['27/11/26', '2026-11-27'], ['28/11/26', '1926-11-28'], ['29/2/00', '2000-02-29'], ['2026-01-02T10:00:00Z', '2026-01-02T10:00:00Z'],
  ['31.12.2025 10:30', '2025-12-31'], ['31/12/2025 0:00', '2025-12-31'], ['31/12/25, 9:05:01 p. m.', '2025-12-31'], ['1990/12/31', '1990-12-31'], ['1990.1.2 8:00', '1990-01-02'], ['46022.4375', '2025-12-31'], ['46022,4', '2025-12-31'],
  ['31/02/1991', undefined], ['1990/31/12', undefined], ['31/12/2025 soon', undefined], ['1991-02-31', undefined], ['29/02/1991', undefined], ['5/5', undefined], ['soon', undefined], ['3323', undefined], ['12/31/1990', undefined],
])('reads %s as the day %s', (text, day) => expect(readDay(text, dayFirst)).toBe(day));

it('reads the month first where people write so', () => expect(['6/15/78', '6/15/1978', '15/6/1978'].map((text) => readDay(text, { isMonthFirst: true, now }))).toEqual(Array(3).fill('1978-06-15')));

it.each([['5/5', '--05-05'], ['29.2.', '--02-29'], ['--12-31', '--12-31'], ['15-6-78', '1978-06-15'], ['31/2', undefined], ['--02-31', undefined], ['mayo', undefined]])('reads %s as the birthday %s', (text, day) =>
  expect(readBirthday(text, dayFirst)).toBe(day));

it.each([['Ana López Ruiz', 'Ana', 'López Ruiz'], ['López Ruiz, Ana', 'Ana', 'López Ruiz'], ['Ana', 'Ana', ''], ['López,', '', 'López']])('splits %s', (text, firstName, lastName) => expect(splitName(text)).toEqual({ firstName, lastName }));

it.each([
  ['1.234,56', '1234.56'], ['1,234.56', '1234.56'], ['1.234.567,8', '1234567.8'], ['1,234,567', '1234567'], ['1.234', '1234'], ['1,234 €', '1234'], ['12,5', '12.5'], ['€12.50', '12.50'], ['12,50 euros', '12.50'],
  ['0.123', '0.123'], ['1 234,50', '1234.50'], ['1’234.50', '1234.50'], ['-3', '-3'], ['USD 12', '12'], ['1234.56', '1234.56'],
  ['a lot', undefined], ['12.34.56', undefined], ['1,23,456', undefined], ['1.2,3.4', undefined], ['12,', undefined], ['abc 12', undefined], ['10-20', undefined],
])('reads %s as the amount %s', (text, amount) => expect(readAmount(text)).toBe(amount));

it.each([
  [true, ['sí', 'Si\u0301', 'X', '1', 'Acepto', 'ACEPTA', 'aceptado', 'Autorizo', 'de acuerdo', 'De  acuerdo.', 'OK', 'Sí.']],
  [false, ['no', 'N', '0', 'No acepto', 'no  acepta', 'no estoy de acuerdo', 'No autorizo', 'Rechaza', 'baja', 'NO.']],
  [undefined, ['quizá', 'no sé', 'tal vez', 'no contesta', 'si no', '?', 'acepto correo']],
] as const)('reads as the answer %s: %j', (answer, words) => expect(words.map(readYes)).toEqual(words.map(() => answer)));

it('knows a number that a spreadsheet has destroyed', () => expect(['6,12346E+08', '6.1E+08', '612345678', '+34612345678', '4E0'].map(hasLostDigits)).toEqual([true, true, false, false, false]));
