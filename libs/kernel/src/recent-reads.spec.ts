import { jest } from '@jest/globals';
import { RecentReads } from './recent-reads.js';

describe('recent reads', () => {
  let now: number;
  let recent: RecentReads<string | undefined>;
  /** What is there to be read, and the reads that wait to be answered. */
  let present: string | undefined;
  let reads: (() => void)[];
  let befores: (string | undefined)[];

  beforeEach(() => {
    now = 1_000_000;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    recent = new RecentReads({ freshMs: 1000, sizeMax: 2 });
    present = 'first';
    reads = [];
    befores = [];
  });
  afterEach(() => jest.restoreAllMocks());

  const read = (before: string | undefined): Promise<string | undefined> => {
    befores.push(before);
    const found = present;
    return new Promise((resolve) => reads.push(() => resolve(found)));
  };
  const answerAll = (): void => reads.splice(0).forEach((answer) => answer());
  async function known(key = 'a'): Promise<void> {
    const got = recent.get(key, read);
    answerAll();
    await got;
  }

  it('read once for all who ask meanwhile', async () => {
    const got = Array.from({ length: 50 }, () => recent.get('a', read));
    expect(reads).toHaveLength(1);
    answerAll();
    expect(new Set(await Promise.all(got))).toEqual(new Set(['first']));
    expect(await recent.get('a', read)).toBe('first');
    expect(reads).toHaveLength(0);
  });

  it('read anew while the value still counts, and are waited for afterwards', async () => {
    await known();
    present = 'second';
    now += 600;
    expect(await Promise.all([recent.get('a', read), recent.get('a', read)])).toEqual(['first', 'first']);
    expect(reads).toHaveLength(1);
    now += 400;
    const waiting = recent.get('a', read);
    expect(reads).toHaveLength(1);
    answerAll();
    expect(await waiting).toBe('second');
    expect(befores).toEqual([undefined, 'first']);
  });

  it('do not keep what was read before a change', async () => {
    const before = recent.get('a', read);
    present = 'second';
    recent.forget('a');
    const after = recent.get('a', read);
    for (const answer of reads.splice(0).reverse()) answer();
    expect([await before, await after]).toEqual(['first', 'second']);
    expect(await recent.get('a', read)).toBe('second');
    expect(reads).toHaveLength(0);
  });

  it('read as it is now for whoever wants that, beside a read under way', async () => {
    const begun = recent.get('a', read);
    present = 'second';
    const anew = recent.getAnew('a', read);
    expect(reads).toHaveLength(2);
    answerAll();
    expect([await begun, await anew]).toEqual(['first', 'second']);
  });

  it('tell of a failure whoever waits, and nobody whose value still counts', async () => {
    await known();
    const broken = (): Promise<never> => Promise.reject(new Error('no database'));
    now += 600;
    expect(await recent.get('a', broken)).toBe('first');
    now += 400;
    await expect(recent.get('a', broken)).rejects.toThrow('no database');
  });

  it('keep neither what is not there nor more than they may', async () => {
    present = undefined;
    await known();
    const again = recent.get('a', read);
    expect(reads).toHaveLength(1);
    answerAll();
    expect(await again).toBeUndefined();
    present = 'there';
    for (const key of ['b', 'c', 'd']) await known(key);
    befores = [];
    await known('b');
    expect(befores).toEqual([undefined]);
    await known('d');
    expect(befores).toEqual([undefined]);
  });
});
