import { readDay } from './csv-values.rules.js';

it.each([
  ['1990-12-31', '1990-12-31'], ['31/12/1990', '1990-12-31'], ['1.2.1980', '1980-02-01'], ['33238', '1990-12-31'], ['10000', '1927-05-18'], ['--12-31', '--12-31'], ['soon', 'soon'], ['3323', '3323'],
])('reads %s as the day %s', (text, day) => expect(readDay(text, false)).toBe(day));
