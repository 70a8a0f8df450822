import { dateFormat, distanceFormat, numberFormat } from './formats.js';

describe('a format', () => {
  it('is made once for a language and what is asked of it', () => {
    expect(dateFormat('en', { year: 'numeric' })).toBe(dateFormat('en', { year: 'numeric' }));
    expect(numberFormat('es', { style: 'percent' })).toBe(numberFormat('es', { style: 'percent' }));
    expect(distanceFormat('es')).toBe(distanceFormat('es'));
  });

  it('is another one for another language, zone or wish', () => {
    const noon = Date.parse('2026-07-01T12:00:00Z');
    const hour = (timeZone: string): string => dateFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(noon);
    expect([hour('UTC'), hour('Europe/Madrid')]).toEqual(['12:00', '14:00']);
    expect([numberFormat('en').format(1234567.5), numberFormat('es').format(1234567.5), numberFormat('en', { style: 'percent' }).format(0.5)]).toEqual(['1,234,567.5', '1.234.567,5', '50%']);
  });
});
