import { hasLostDigits, isBirthdayOfSomebody, readAmount, readBirthday, readDay, readYes, splitName } from './csv-values.rules.js';

const now = new Date('2026-11-27T10:00:00Z');
const dayFirst = { isMonthFirst: false, now };

it.each([
  ['1990-12-31', '1990-12-31'], ['31/12/1990', '1990-12-31'], ['1.2.1980', '1980-02-01'], ['15.06.1978', '1978-06-15'], ['33238', '1990-12-31'], ['10000', '1927-05-18'],
  ['15-6-78', '1978-06-15'], ['27/11/26', '2026-11-27'], ['28/11/26', '1926-11-28'], ['29/2/00', '2000-02-29'], ['2026-01-02T10:00:00Z', '2026-01-02T10:00:00Z'],
  ['31.12.2025 10:30', '2025-12-31'], ['31/12/2025 0:00', '2025-12-31'], ['31/12/25, 9:05:01 p. m.', '2025-12-31'], ['1990/12/31', '1990-12-31'], ['1990.1.2 8:00', '1990-01-02'], ['46022.4375', '2025-12-31'], ['46022,4', '2025-12-31'],
  ['29-nov-1979', '1979-11-29'], ['29-nov-79', '1979-11-29'], ['12 de mayo de 1992', '1992-05-12'], ['12 mayo 1992', '1992-05-12'], ['May 12, 1992', '1992-05-12'], ['12-May-1992', '1992-05-12'], ['12 de Mayo del 1992', '1992-05-12'],
  ['1-ene.-92', '1992-01-01'], ['3 sept. 1988', '1988-09-03'], ['3-sep-88', '1988-09-03'], ['Setiembre 3, 1988', '1988-09-03'], ['1º de abril de 1990', '1990-04-01'], ['August 1st, 1990', '1990-08-01'], ['15/dic/1990 0:00', '1990-12-15'],
  ['31 de febrero de 1992', undefined], ['12 de mayo', undefined], ['12 mayorista 1992', undefined], ['12 de 1992', undefined], ['mayo 1992', undefined], ['12 ma 1992', undefined],
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

it('takes no day before 1905 or after today for a birthday', () =>
  expect(['1900-01-01', '1904-12-31', '1905-01-01', '2026-11-27', '2026-11-28', '--02-29'].filter((day) => isBirthdayOfSomebody(day, now))).toEqual(['1905-01-01', '2026-11-27', '--02-29']));

it.each([
  [true, ['sí', 'Si\u0301', 'X', '1', 'Acepto', 'ACEPTA', 'aceptado', 'Autorizo', 'de acuerdo', 'De  acuerdo.', 'OK', 'Sí.']],
  [false, ['no', 'N', '0', 'No acepto', 'no  acepta', 'no estoy de acuerdo', 'No autorizo', 'Rechaza', 'baja', 'NO.']],
  [undefined, ['quizá', 'no sé', 'tal vez', 'no contesta', 'si no', '?', 'acepto correo']],
] as const)('reads as the answer %s: %j', (answer, words) => expect(words.map(readYes)).toEqual(words.map(() => answer)));

it('knows a number that a spreadsheet has destroyed', () => expect(['6,12346E+08', '6.1E+08', '612345678', '+34612345678', '4E0'].map(hasLostDigits)).toEqual([true, true, false, false, false]));
