import { QueryClient } from '@tanstack/react-query';
import { atOnce } from './at-once.js';

interface Lamp {
  readonly isOn: boolean;
}

describe('a wish that shows at once', () => {
  const given = (): QueryClient => {
    const queries = new QueryClient();
    queries.setQueryData(['lamps', 'hall'], { isOn: true });
    queries.setQueryData(['lamps', 'door'], { isOn: true });
    queries.setQueryData(['doors'], { isOn: true });
    return queries;
  };
  const off = (): Lamp => ({ isOn: false });

  it('is shown wherever it is meant, and nowhere else', async () => {
    const queries = given();
    await atOnce<Lamp>(queries, { queryKey: ['lamps'] }, off);
    expect([['lamps', 'hall'], ['lamps', 'door'], ['doors']].map((key) => queries.getQueryData(key))).toEqual([{ isOn: false }, { isOn: false }, { isOn: true }]);
  });

  it('is taken back when it is refused', async () => {
    const queries = given();
    const takeBack = await atOnce<Lamp>(queries, { queryKey: ['lamps', 'hall'] }, off);
    takeBack();
    expect(queries.getQueryData(['lamps', 'hall'])).toEqual({ isOn: true });
  });

  it('makes up nothing that was not there', async () => {
    const queries = new QueryClient();
    await atOnce<Lamp>(queries, { queryKey: ['lamps'] }, off);
    expect(queries.getQueryData(['lamps'])).toBeUndefined();
  });
});
