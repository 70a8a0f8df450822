import { randomInt } from 'node:crypto';
import type { ProductProcess } from '@messaging/testing';
import { Shop, startProduct } from '../shop/shop.js';
import { DoorFuzzer } from './fuzz-doors.js';

/** Another seed each time, printed: `FUZZ_SEED` repeats a run. */
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));

/** About 14,000 requests; a loaded machine answers 30 a second. */
const timeoutMs = 1_800_000;

describe('every door, asked a hundred and fifty things each', () => {
  let product: ProductProcess;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.dispose());

  it('answers as documented, never with a fault of its own, and still serves afterwards', async () => {
    const shop = Shop.of(product);
    const fuzzer = await DoorFuzzer.of(shop.client, product.baseUrl);
    const { findings, statuses } = await fuzzer.run({ requestsEach: 150, seed });
    await fuzzer.close();
    console.error(`seed ${seed}: ${JSON.stringify(statuses)}`);
    expect(findings).toEqual([]);
    expect((await shop.client.get('/health/ready')).status).toBe(200);
    expect(product.output.lines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
    await shop.client.close();
    await product.stop();
  }, timeoutMs);
});
