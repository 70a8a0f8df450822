import { spawn } from 'node:child_process';
import { once } from 'node:events';

const built = new URL('../../dist/product/ends-with-us.js', import.meta.url);
/** Starts something that would run for hours, says so, and waits to be killed. */
const script = `
import { spawn } from 'node:child_process';
const { endsWithUs } = await import('${built.href}');
const child = spawn('sleep', ['10000'], { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
endsWithUs(child.pid);
console.log('started');
setInterval(() => undefined, 1000);
`;

describe('a process that ends with us', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('is gone when the test run is ended by %s', async (signal) => {
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(run.stdout, 'data');
    run.kill(signal);
    await once(run, 'close'); // the pipe is shared with the process it started: only when both are gone it closes
    expect(run.signalCode).toBe(signal);
  });
});
