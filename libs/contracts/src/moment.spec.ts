import { moment, utcMoment } from './moment.js';

describe('a time of a request', () => {
  it.each([
    ['2026-11-26T10:00:00Z', true], ['0001-01-01T00:00:00Z', true], ['9999-12-31T23:59:59.999Z', true], ['2026-11-26T10:00:00+05:30', true], ['2026-11-26T10:00:00-15:59', true], ['2026-11-26T10:00:00+16:00', false], ['2026-11-26T10:00:00-23:59', false],
    ['0000-01-01T00:00:00Z', false], ['0001-01-01T00:00:00+01:00', false], ['9999-12-31T23:59:59-01:00', false], ['+275760-09-13T00:00:00Z', false],
    ['2026-02-30T00:00:00Z', false], ['2026-11-26T10:00:00', false], ['', false],
  ])('%s: %s', (text, expected) => {
    expect(moment.safeParse(text).success).toBe(expected);
    if (!/[+-]\d\d:\d\d$/.test(text)) expect(utcMoment.safeParse(text).success).toBe(expected);
  });
});
