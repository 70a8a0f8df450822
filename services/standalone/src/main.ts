import 'reflect-metadata';
import { exitCodeOf } from '@messaging/service-kit';
import { loadSettings } from './config.js';
import { startStandalone } from './standalone.js';

/** One clear line, and out; an embedded PostgreSQL ends with this process. */
function fail(reason: string, code = 1): never {
  process.stderr.write(`${reason}\n`);
  process.exit(code);
}

const settings = loadSettings();
// Until the product can drain there is nothing to drain.
const leave = (): never => process.exit(0);
process.on('SIGTERM', leave).on('SIGINT', leave);
try {
  const shutdown = await startStandalone(settings, { print: (line) => void process.stdout.write(`${line}\n`), onGiveUp: (reason) => fail(reason) });
  shutdown.listen();
  process.off('SIGTERM', leave).off('SIGINT', leave);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error), exitCodeOf(error));
}
