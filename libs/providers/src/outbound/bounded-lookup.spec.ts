import { BoundedLookup } from './bounded-lookup.js';

/** A resolver that answers when it is told to. */
function slowResolver() {
  const asked: { name: string; answer: () => void; fail: () => void }[] = [];
  const lookup = (name: string) =>
    new Promise<{ address: string; family: number }[]>((resolve, reject) => asked.push({ name, answer: () => resolve([{ address: name, family: 4 }]), fail: () => reject(new Error('ENOTFOUND')) }));
  return { names: new BoundedLookup(lookup), asked, open: () => asked.map(({ name }) => name) };
}
/** Everything that promises have led to so far. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('looking names up', () => {
  it('has two under way at most, and lets the next in when one ends, also by failing', async () => {
    const { names, asked, open } = slowResolver();
    const found = ['a', 'b', 'c', 'd'].map((name) => names.of(name).then(([first]) => first?.address, () => 'none'));
    await settled();
    expect(open()).toEqual(['a', 'b']);
    asked[1]?.fail();
    await settled();
    expect(open()).toEqual(['a', 'b', 'c']);
    for (const at of [0, 2, 3]) {
      asked[at]?.answer();
      await settled();
    }
    expect(await Promise.all(found)).toEqual(['a', 'none', 'c', 'd']);
  });

  it('asks once for a name that many want meanwhile, and again afterwards', async () => {
    const { names, asked, open } = slowResolver();
    const both = [names.of('a'), names.of('a')];
    asked[0]?.answer();
    expect(await Promise.all(both)).toEqual([[{ address: 'a', family: 4 }], [{ address: 'a', family: 4 }]]);
    const again = names.of('a');
    expect(open()).toEqual(['a', 'a']);
    asked[1]?.answer();
    await again;
  });

  it('turns away what would wait behind a thousand', async () => {
    const { names } = slowResolver();
    for (let name = 0; name < 1002; name++) names.of(String(name)).catch(() => undefined);
    await expect(names.of('one too many')).rejects.toThrow('too many names');
  });
});
