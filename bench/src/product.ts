import { ApiClient, ProductProcess } from '@messaging/testing';
import { connections } from './bare-nodemailer.js';

const secret = 'bench-secret-of-thirty-two-characters';

/** As `npm start` runs it (package.json): small semi-spaces keep 100 MB of garbage from being held. */
const heapOptions = '--max-semi-space-size=8';

/** The built product with its email on a sink of this machine. */
export interface BenchProduct {
  readonly process: ProductProcess;
  readonly api: ApiClient;
}

/** Starts it; `env` on top of what the bench needs. */
export async function startProduct(sinkPort: number, env: Record<string, string> = {}): Promise<BenchProduct> {
  const process = await ProductProcess.start({ env: { AUTH_JWT_SECRET: secret, OUTBOUND_ALLOW: '127.0.0.1', RATE_LIMIT_HUB: '1000000', LOG_LEVEL: 'warn', NODE_OPTIONS: heapOptions, SMTP_CONNECTIONS: String(connections), ...env } });
  const api = new ApiClient({ baseUrl: process.baseUrl, secret, hubId: 'main' });
  const email = { provider: 'smtp', host: '127.0.0.1', port: sinkPort, useTls: false, fromName: 'Shop', fromAddress: 'shop@example.com' };
  const changed = await api.patch('/api/v1/settings', { email });
  if (changed.status !== 200) throw new Error(`settings: ${changed.status} ${JSON.stringify(changed.body)}`);
  return { process, api };
}
