import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../product/free-port.js';
import { startLocalCluster, type LocalCluster } from './local-cluster.js';

const run = promisify(execFile);
const password = 'a-password-of-a-test';

/** One broker that speaks SASL over TLS and lets nobody do what no ACL allows; its plain listener is the administrator's. */
export interface SecuredCluster {
  /** `host:port` of the listener for services. */
  readonly broker: string;
  /** `host:port` of the administrator's listener, without TLS or password. */
  readonly adminBroker: string;
  /** File of the CA, in PEM. */
  readonly caFile: string;
  /** Every user's password. */
  readonly password: string;
  stop(): Promise<void>;
}

/** Starts it with these users, for SASL PLAIN. Needs `keytool`, which every JRE has. */
export async function startSecuredCluster(users: readonly string[]): Promise<SecuredCluster> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-secured-'));
  const [keystore, caFile] = [path.join(dir, 'broker.p12'), path.join(dir, 'ca.pem')];
  const store = ['-keystore', keystore, '-storetype', 'PKCS12', '-storepass', password];
  await run('keytool', ['-genkeypair', '-alias', 'broker', '-keyalg', 'RSA', '-keysize', '2048', '-validity', '30', '-dname', 'CN=127.0.0.1', '-ext', 'SAN=ip:127.0.0.1,dns:localhost', '-ext', 'BC=ca:true', ...store]);
  await run('keytool', ['-exportcert', '-rfc', '-alias', 'broker', '-file', caFile, ...store]);
  const securePort = await freePort();
  const cluster = await startLocalCluster({ config: ({ port, controllerPort }) => ({ ...listeners({ port, controllerPort, securePort }), ...authentication(users), ...tls(keystore), ...authorization }) });
  return {
    broker: `127.0.0.1:${securePort}`, adminBroker: cluster.brokers[0] ?? '', caFile, password,
    stop: () => stop(cluster, dir),
  };
}

async function stop(cluster: LocalCluster, dir: string): Promise<void> {
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}

const listeners = (ports: { port: number; controllerPort: number; securePort: number }): Record<string, string> => ({
  listeners: `PLAINTEXT://127.0.0.1:${ports.port},CONTROLLER://127.0.0.1:${ports.controllerPort},SECURE://127.0.0.1:${ports.securePort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports.port},SECURE://127.0.0.1:${ports.securePort}`,
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL',
  'inter.broker.listener.name': 'PLAINTEXT',
});

const authentication = (users: readonly string[]): Record<string, string> => ({
  'sasl.enabled.mechanisms': 'PLAIN',
  'listener.name.secure.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${users.map((user) => `user_${user}="${password}"`).join(' ')};`,
});

const tls = (keystore: string): Record<string, string> => ({ 'ssl.keystore.location': keystore, 'ssl.keystore.type': 'PKCS12', 'ssl.keystore.password': password });

const authorization: Record<string, string> = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:ANONYMOUS',
};
