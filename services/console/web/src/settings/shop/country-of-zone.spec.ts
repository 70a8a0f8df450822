import { countryOfZone } from './country-of-zone.js';

describe('the country of a time zone', () => {
  it.each([['America/Mexico_City', 'MX'], ['Atlantic/Canary', 'ES'], ['Europe/Madrid', 'ES'], ['Asia/Tokyo', undefined], ['UTC', undefined]])('of %s is %s', (zone, country) => {
    expect(countryOfZone(zone, ['ES', 'MX'])).toBe(country);
  });
});
