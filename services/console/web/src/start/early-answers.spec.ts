import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

describe('what is asked for ahead of the app', () => {
  const asked: string[] = [];
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ nth: asked.length }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    Object.assign(globalThis, { document: { baseURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/m/messaging/` } });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is what the app then asks for, and is taken once', async () => {
    const [{ askEarly }, { dashboardPath, firstStepsPaths }, { api }] = await Promise.all([import('./early-answers.js'), import('./first-paths.js'), import('../api/client.js')]);
    const paths = [dashboardPath(7), ...firstStepsPaths];
    for (const path of paths) askEarly(path);
    const ask = async () => {
      await api.GET('/api/v1/dashboard', { params: { query: { days: 7 } } });
      await api.GET('/api/v1/customers', { params: { query: { limit: 1 } } });
      await api.GET('/api/v1/messages', { params: { query: { limit: 1 } } });
      await api.GET('/api/v1/automations', { params: { query: { limit: 200 } } });
    };
    await ask();
    expect([...asked].sort()).toEqual([...paths].sort());
    await ask();
    expect(asked).toHaveLength(2 * paths.length);
  });
});
