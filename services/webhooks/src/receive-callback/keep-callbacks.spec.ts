import { Outbox } from '@messaging/eventing';
import type { Database } from '@messaging/persistence';
import { KeepCallbacks, type VerifiedCallback } from './keep-callbacks.js';

/** A database whose commits end when the test says so. */
function heldDatabase() {
  const commits: { readonly size: number; readonly end: () => void }[] = [];
  const query = (_sql: string, parameters: readonly unknown[]): Promise<{ said: number }[]> =>
    new Promise((resolve) => commits.push({ size: String(parameters[6]).split(',').length, end: () => resolve([{ said: 0 }]) }));
  return { commits, database: { query } as unknown as Database };
}

const callback = (n: number): VerifiedCallback => ({
  row: { id: `c-${n}`, hubId: 'main', accountId: 'a', provider: 'twilio', kind: 'status', method: 'POST', url: '/', headers: {}, body: Buffer.from(''), receivedAt: new Date(0) },
  facts: [{ factKey: `f-${n}` }],
});
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('callbacks that are kept', () => {
  it('gather while one commit is under way; 64 that wait have another at once', async () => {
    const { commits, database } = heldDatabase();
    const keeper = new KeepCallbacks(database, new Outbox('webhooks'));
    const arrive = async (from: number, count: number): Promise<Promise<void>[]> => {
      const kept = Array.from({ length: count }, (_, index) => keeper.keep(callback(from + index)));
      await turn();
      return kept;
    };
    const sizes = (): number[] => commits.map(({ size }) => size);
    const kept = await arrive(0, 3);
    expect(sizes()).toEqual([3]);
    kept.push(...(await arrive(3, 63)));
    expect(sizes()).toEqual([3]);
    kept.push(...(await arrive(66, 1)));
    expect(sizes()).toEqual([3, 64]);
    kept.push(...(await arrive(67, 5)));
    commits[0]?.end();
    await turn();
    expect(sizes()).toEqual([3, 64]);
    commits[1]?.end();
    await turn();
    expect(sizes()).toEqual([3, 64, 5]);
    commits[2]?.end();
    await Promise.all(kept);
  });
});
