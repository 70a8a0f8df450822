import { jest } from '@jest/globals';
import { isTimeZone } from './time-zone.js';

describe('a time zone', () => {
  it('is what Intl knows, whatever is asked how often', () => {
    for (let round = 0; round < 2; round++) {
      for (const name of ['Europe/Madrid', 'UTC', '+01:00']) expect(isTimeZone(name)).toBe(true);
      for (const name of ['Europe/Atlantis', '', 'tomorrow']) expect(isTimeZone(name)).toBe(false);
    }
  });

  it('is still told from other names when more of these came than there are zones', () => {
    for (let n = 0; n < 2000; n++) expect(isTimeZone(`Nowhere/${n}`)).toBe(false);
    expect(isTimeZone('America/Bogota')).toBe(true);
    expect(isTimeZone('Nowhere/1999')).toBe(false);
  });

  it('is found without making a formatter each time', () => {
    isTimeZone('Asia/Tokyo');
    const make = jest.spyOn(Intl, 'DateTimeFormat');
    for (let n = 0; n < 10; n++) isTimeZone('Asia/Tokyo');
    expect(make).not.toHaveBeenCalled();
    make.mockRestore();
  });
});
