import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lockDataDir } from '@messaging/persistence';
import type { StandaloneSettings } from './config.js';
import { keptSecrets } from './make-secrets/secrets.js';
import { runningDatabaseUrl, runningProduct } from './running-product.js';

describe('the product that an operator’s command is about', () => {
  let dir: string;
  beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-running-'))));
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));
  const settings = (): StandaloneSettings => ({ DATA_DIR: dir }) as StandaloneSettings;
  const apartDir = (): string => path.join(dir, 'distributed');

  it('is the one that runs, whichever others were started there', async () => {
    keptSecrets({}, dir);
    fs.mkdirSync(apartDir());
    keptSecrets({}, apartDir());
    const apart = await lockDataDir(apartDir());
    expect(await runningProduct(settings())).toEqual({ dataDir: apartDir(), isApart: true });
    const whole = await lockDataDir(dir);
    expect(await runningProduct(settings())).toEqual({ dataDir: dir, isApart: false });
    await Promise.all([whole.release(), apart.release()]);
    expect(await runningProduct(settings())).toEqual({ dataDir: dir, isApart: false });
  });

  it('is the one that was started there before, while none runs', async () => {
    expect(await runningProduct(settings())).toEqual({ dataDir: dir, isApart: false });
    fs.mkdirSync(apartDir());
    keptSecrets({}, apartDir());
    expect(await runningProduct(settings())).toEqual({ dataDir: apartDir(), isApart: true });
  });

  it('has its database where PostgreSQL notes it, and says what to do where none runs', async () => {
    const product = await runningProduct(settings());
    expect(() => runningDatabaseUrl(settings(), product)).toThrow(`nothing runs on ${dir}: start the product first (npm start), with the same DATA_DIR and PORT`);
    fs.mkdirSync(path.join(dir, 'postgres'));
    fs.writeFileSync(path.join(dir, 'postgres', 'postmaster.pid'), '1\n/x\n2\n5544\n');
    fs.writeFileSync(path.join(dir, 'postgres.password'), 'se/cret\n');
    expect(runningDatabaseUrl(settings(), product)).toBe('postgres://messaging:se%2Fcret@127.0.0.1:5544/messaging');
    expect(runningDatabaseUrl({ ...settings(), DATABASE_URL: 'postgres://elsewhere/x' }, product)).toBe('postgres://elsewhere/x');
  });
});
