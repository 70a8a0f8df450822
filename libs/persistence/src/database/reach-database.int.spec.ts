import { freePort, testDatabase } from '@messaging/testing';
import { isUnreachable, reachDatabase } from './reach-database.js';

describe('reaching a database', () => {
  const failureAt = (url: string): Promise<unknown> => reachDatabase(url).then(() => undefined, (error: unknown) => error);

  it('succeeds where one answers', async () => {
    const database = await testDatabase();
    await reachDatabase(database.url);
    await database.drop();
  });

  it('is worth trying again where nobody listens, or the name leads nowhere', async () => {
    expect(isUnreachable(await failureAt(`postgresql://u@localhost:${await freePort()}/x`))).toBe(true);
    expect(isUnreachable(await failureAt('postgresql://u@no-such-host.invalid/x'))).toBe(true);
  });

  it('is not where the server answers and refuses', async () => {
    const database = await testDatabase();
    await database.drop();
    expect(await failureAt(database.url)).toMatchObject({ code: '3D000' });
    expect(isUnreachable(await failureAt(database.url))).toBe(false);
  });
});
