// Ends what global-setup.mjs started; jest keeps globalThis of the set-up for the teardown.
import fs from 'node:fs';

export default async function stopServers() {
  await globalThis.__messagingTestKafka?.close();
  const started = globalThis.__messagingTestDatabase;
  if (!started) return;
  await started.postgres.stop();
  fs.rmSync(started.base, { recursive: true, force: true });
}
