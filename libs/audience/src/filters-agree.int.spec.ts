import { unwrap } from '@messaging/kernel';
import type { CustomerFields } from '@messaging/contracts';
import fc from 'fast-check';
import { audienceDatabase, stateOf } from '../test/audience-database.js';
import { customerArbitrary, filterArbitrary, momentArbitrary } from '../test/filter-arbitraries.js';
import { compileFilter, evaluateFilter, parseFilter, SqlParameters } from './index.js';

const customerCount = 300;
/** `FILTER_RUNS` and `FILTER_SEED` for more of them, or the same again. */
const filterRuns = Number(process.env['FILTER_RUNS'] ?? 500);
const seed = Number(process.env['FILTER_SEED'] ?? Date.now() % 2 ** 31);

describe('a filter in SQL and in memory', () => {
  let audience: Awaited<ReturnType<typeof audienceDatabase>>;
  let customers: readonly { readonly customerId: string; readonly customer: CustomerFields }[];

  beforeAll(async () => {
    audience = await audienceDatabase();
    const states = fc.sample(customerArbitrary, { numRuns: customerCount, seed }).map((fields, index) => stateOf(`c-${index}`, fields));
    customers = states.map(({ customerId, fields, consent }) => ({ customerId, customer: { ...fields, consent } }));
    await audience.save(states);
  });
  afterAll(() => audience.close());

  it('is true of the same customers, whatever the filter, the zone and the day', async () => {
    const property = fc.asyncProperty(filterArbitrary, momentArbitrary, async (given, moment) => {
      const filter = unwrap(parseFilter(given, { pointer: '' }));
      const parameters = new SqlParameters();
      const condition = compileFilter(filter, { ...moment, parameters });
      const rows = await audience.database.query<{ customer_id: string }>(`select customer_id from audience_customer c where ${condition}`, parameters.values);
      const inMemory = customers.filter((subject) => evaluateFilter(filter, subject, moment).matches);
      const sql = new Set(rows.map((row) => row.customer_id));
      const onlyOne = customers.filter((subject) => sql.has(subject.customerId) !== inMemory.includes(subject));
      expect(onlyOne.slice(0, 1)).toEqual([]);
    });
    await fc.assert(property, { numRuns: filterRuns, seed });
  }, 30_000 + filterRuns * 30);
});
