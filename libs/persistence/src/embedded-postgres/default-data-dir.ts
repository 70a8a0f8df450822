import { createHash } from 'node:crypto';
import path from 'node:path';
import { isReachable, serverAccount } from './server-account.js';

/**
 * Where data lives when DATA_DIR is unset: `.data` in the checkout, or, where the server's account cannot enter the
 * checkout (root with a checkout below /root), a folder of its own below /var/tmp, the same at every start.
 */
export function defaultDataDir(checkout: string): string {
  if (isReachable(checkout, serverAccount())) return path.join(checkout, '.data');
  const mark = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  return `/var/tmp/messaging-platform-${mark}`;
}
