import { ApiClient, ProductProcess } from '@messaging/testing';
import { connections } from './bare-nodemailer.js';

const secret = 'bench-secret-of-thirty-two-characters';

/** As `npm start` runs it (package.json): left to itself V8 lets garbage lie until the heap is several times what lives. */
const nodeArgs = ['--max-semi-space-size=32', '--heap-growing-percent=70'];

/** The built product with its email on a sink of this machine. */
export interface BenchProduct {
  readonly process: ProductProcess;
  readonly api: ApiClient;
}

/** What every product of a bench is started with. */
export const benchEnv = { AUTH_JWT_SECRET: secret, OUTBOUND_ALLOW: '127.0.0.1', RATE_LIMIT_HUB: '1000000', LOG_LEVEL: 'warn', SMTP_CONNECTIONS: String(connections) };

/** Starts it; `env` on top of what the bench needs. */
export async function startProduct(sinkPort: number, env: Record<string, string> = {}): Promise<BenchProduct> {
  const process = await ProductProcess.start({ env: { ...benchEnv, ...env }, nodeArgs });
  return { process, api: await clientOf(process.baseUrl, sinkPort) };
}

/** A client of a product whose mail goes to the sink from now on. */
export async function clientOf(baseUrl: string, sinkPort: number): Promise<ApiClient> {
  const api = new ApiClient({ baseUrl, secret, hubId: 'main' });
  const email = { provider: 'smtp', host: '127.0.0.1', port: sinkPort, useTls: false, fromName: 'Shop', fromAddress: 'shop@example.com' };
  const changed = await api.patch('/api/v1/settings', { email });
  if (changed.status !== 200) throw new Error(`settings: ${changed.status} ${JSON.stringify(changed.body)}`);
  return api;
}
