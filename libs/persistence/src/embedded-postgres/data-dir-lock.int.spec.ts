import fs from 'node:fs';
import path from 'node:path';
import { builtProcess, killHard, temporaryFolder } from './built-process.fixture.js';
import { DataDirInUseError, DataDirUnusableError, isDataDirInUse, lockDataDir } from './data-dir-lock.js';

describe('the lock of a data directory', () => {
  let dir: string;
  beforeEach(() => (dir = temporaryFolder()));
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

  const holdElsewhere = () => builtProcess(`await lib.lockDataDir(${JSON.stringify(dir)}); console.log('locked'); setInterval(() => 0, 1e6);`);

  it('refuses a second process in one line that names the first', async () => {
    const { child } = await holdElsewhere();
    const refusal = lockDataDir(dir);
    await expect(refusal).rejects.toThrow(DataDirInUseError);
    await expect(refusal).rejects.toThrow(`DATA_DIR ${dir} is in use by process ${child.pid}: stop that one first, or choose another DATA_DIR`);
    await killHard(child);
  });

  it('is seen to be held, by a living process alone, and by no one who only looks', async () => {
    expect(await isDataDirInUse(path.join(dir, 'never-made'))).toBe(false);
    expect(await isDataDirInUse(dir)).toBe(false);
    const { child } = await holdElsewhere();
    expect(await isDataDirInUse(dir)).toBe(true);
    await killHard(child);
    expect(await isDataDirInUse(dir)).toBe(false);
  });

  it('is free at once after kill -9 of its holder', async () => {
    const { child } = await holdElsewhere();
    await killHard(child);
    expect(fs.existsSync(path.join(dir, 'lock.sock'))).toBe(true);
    const lock = await lockDataDir(dir);
    await lock.release();
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it.each(['/proc/messaging', '/proc/messaging/data', '/sys/messaging', '/dev/null'])('says at once that nothing can be kept in %s', async (nowhere) => {
    const refusal = lockDataDir(nowhere);
    await expect(refusal).rejects.toThrow(DataDirUnusableError);
    await expect(refusal).rejects.toThrow(new RegExp(`^DATA_DIR ${nowhere} cannot be used \\(E[A-Z]+\\): name a folder`));
  });

  it('goes to exactly one of many that find a stale one', async () => {
    await killHard((await holdElsewhere()).child);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dir)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.release();
  });

  it('works below a path longer than a socket address', async () => {
    const deep = path.join(dir, 'x'.repeat(100), 'y'.repeat(100));
    const lock = await lockDataDir(deep);
    await expect(lockDataDir(deep)).rejects.toThrow('is in use by');
    await lock.release();
  });
});
