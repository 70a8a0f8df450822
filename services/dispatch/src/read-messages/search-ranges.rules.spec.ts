import { rangesOf } from './search-ranges.rules.js';

describe('what a search for messages asks of each index', () => {
  it('holds everything that begins so, addresses in any case', () => {
    const { address, externalId } = rangesOf('Ana@x');
    expect([address.from <= 'ana@x', 'ana@xyz.example' < address.until, 'ana@y' < address.until]).toEqual([true, true, false]);
    expect([externalId.from, 'Ana@x.1' < externalId.until]).toEqual(['Ana@x', true]);
  });

  it('holds the ids that begin so, up to a whole one', () => {
    expect(rangesOf('0B3f').id).toEqual({ first: '0b3f0000-0000-0000-0000-000000000000', last: '0b3fffff-ffff-ffff-ffff-ffffffffffff' });
    const whole = '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99';
    expect(rangesOf(whole).id).toEqual({ first: whole, last: whole });
  });

  it('asks for no id where none can begin so', () => {
    for (const q of ['ana', '0b3f5a5-', '0b3f5a529', '%', `${'0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99'}0`]) expect(rangesOf(q).id).toBeUndefined();
  });

  it('asks for a name where it reads as one, as people type it', () => {
    expect(rangesOf('Núria  PUIG').name?.from).toBe('nuria puig');
    for (const q of ['ana@', '+34600', 'c-7', '0b3f', ' ', 'ada_']) expect(rangesOf(q).name).toBeUndefined();
  });
});
