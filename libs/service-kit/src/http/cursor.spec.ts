import { z } from 'zod';
import { decodeCursor, encodeCursor, pageOf } from './cursor.js';

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

describe('cursor', () => {
  it('brings the place back', () => {
    const place: z.infer<typeof Place> = ['2026-01-01T00:00:00Z', '0192f0aa-0000-7000-8000-000000000000'];
    expect(decodeCursor(Place, encodeCursor(place))).toEqual(place);
    expect(decodeCursor(Place, undefined)).toBeUndefined();
  });

  it.each(['x', '!!', encodeCursor(['no', 'place']), 'a'.repeat(5000)])('refuses %.20s with the pointer ?cursor', (cursor) => {
    expect(() => decodeCursor(Place, cursor)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ kind: 'malformed', errors: [expect.objectContaining({ pointer: '?cursor' })] }) }),
    );
  });

  it('brings no text that the database cannot hold', () => {
    expect(decodeCursor(z.string(), encodeCursor('provider'))).toBe('provider');
    for (const bad of ['a\u0000', '\ud83d']) expect(() => decodeCursor(z.string(), encodeCursor(bad))).toThrow('?cursor');
  });

  it('has a next page exactly when one row more was found', () => {
    expect(pageOf([1, 2], 2, (row) => row).nextCursor).toBeNull();
    expect(pageOf([1, 2, 3], 2, (row) => row)).toEqual({ items: [1, 2], nextCursor: encodeCursor(2) });
  });
});
