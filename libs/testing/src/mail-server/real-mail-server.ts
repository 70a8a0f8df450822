import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from '../eventually.js';
import { freePort } from '../product/free-port.js';
import { tellSkipped, toolFound } from '../tools/tool-found.js';
import { eximConfig } from './exim-config.js';

const exim = '/usr/sbin/exim4';
const python = '/usr/bin/python3';
const account = 'Debian-exim';

/** The login that it asks for, after STARTTLS alone. */
export const mailLogin = { username: 'shop', password: 'right' } as const;

/** Checks a mail with dkimpy, which is not ours: argument 1 the mail, 2 the public key in base64. Exit code 0 is a good signature. */
const verifyDkim = `import dkim, sys
record = b'v=DKIM1; k=rsa; p=' + sys.argv[2].encode()
sys.exit(0 if dkim.verify(open(sys.argv[1], 'rb').read(), dnsfunc=lambda name, timeout=5: record) else 1)`;

/**
 * Exim of the Debian packages: mail only after STARTTLS and a login, one recipient that it refuses, one domain that it
 * passes on to the next server; what comes back to our return path it gives to a script, as a shop's mail server would.
 */
export class RealMailServer {
  readonly host = 'localhost';

  private constructor(
    private readonly folder: string,
    private readonly daemon: ChildProcess,
    readonly port: number,
  ) {}

  /** Whether this machine has what it needs; when not, the run says what was left out. */
  static async isThere(): Promise<boolean> {
    const what = 'a real mail server (Debian: exim4-daemon-heavy, python3-dkim)';
    if (process.getuid?.() !== 0) {
      tellSkipped(what, 'only root may start a mail server that delivers');
      return false;
    }
    return (await toolFound(what, exim, ['-bV'])) && toolFound(what, python, ['-c', 'import dkim']);
  }

  /** `next`: where mail for `next.example` goes on to. */
  static async start(next: { readonly port: number }): Promise<RealMailServer> {
    const folder = fs.mkdtempSync('/var/tmp/messaging-exim-');
    fs.chmodSync(folder, 0o755);
    for (const name of ['spool', 'log', 'mail']) {
      fs.mkdirSync(path.join(folder, name));
      execFileSync('chown', [account, path.join(folder, name)]);
    }
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
      '-keyout', path.join(folder, 'key.pem'), '-out', path.join(folder, 'certificate.pem')], { stdio: 'ignore' });
    fs.chmodSync(path.join(folder, 'key.pem'), 0o644);
    const port = await freePort();
    const config = path.join(folder, 'exim.conf');
    fs.writeFileSync(config, eximConfig({ folder, port, nextPort: next.port, account, login: mailLogin }));
    const daemon = spawn(exim, ['-C', config, '-bdf'], { stdio: 'ignore' });
    const server = new RealMailServer(folder, daemon, port);
    await eventually(() => {
      if (!server.log().includes('listening for SMTP')) throw new Error(`exim did not start: ${server.log()}`);
    });
    return server;
  }

  /** Trusted by whoever is to speak with it (`NODE_EXTRA_CA_CERTS`). */
  get certificateFile(): string {
    return path.join(this.folder, 'certificate.pem');
  }

  /** What it does with a mail to a return path: a shell script that reads it from its input. */
  onReturned(script: string): void {
    fs.writeFileSync(path.join(this.folder, 'returned'), script, { mode: 0o755 });
  }

  /** A delivered mail to an address, once it is there: its file, as it arrived. */
  mailTo(address: string, words = ''): Promise<string> {
    return eventually(() => {
      const folder = path.join(this.folder, 'mail/new');
      const files = fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
      const found = files.find((file) => {
        const mail = fs.readFileSync(file, 'latin1');
        return mail.includes(`Envelope-to: ${address}\n`) && mail.includes(words);
      });
      if (found === undefined) throw new Error(`no mail for ${address}:\n${this.log()}`);
      return found;
    });
  }

  /** Whether a verifier that is not ours takes the mail for signed with this key. */
  isSigned(mail: string, publicKey: string): boolean {
    const file = path.join(this.folder, 'to-verify');
    fs.writeFileSync(file, mail.replace(/\r?\n/g, '\r\n'), 'latin1');
    try {
      execFileSync(python, ['-c', verifyDkim, file, publicKey], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  /** What it did, line by line. */
  log(): string {
    const file = path.join(this.folder, 'log/mainlog');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  }

  async stop(): Promise<void> {
    const ended = once(this.daemon, 'exit');
    this.daemon.kill('SIGTERM');
    await ended;
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
