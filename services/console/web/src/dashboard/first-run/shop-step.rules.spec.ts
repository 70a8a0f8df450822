import { shopStep } from './shop-step.rules.js';

describe('the step in which a shop says who it is', () => {
  it('is done with a name and a time zone, and names the zone while that alone is missing', () => {
    expect(shopStep({ name: '', timeZone: 'UTC' })).toBe('open');
    expect(shopStep({ name: '', timeZone: 'Europe/Madrid' })).toBe('open');
    expect(shopStep({ name: 'Sol', timeZone: 'UTC' })).toBe('noZone');
    expect(shopStep({ name: 'Sol', timeZone: 'Europe/Madrid' })).toBe('done');
  });
});
