import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A fact as a hook carries it. */
export interface HookFact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The shop's own system, listening to hooks: believes only what is signed with the secret it was given. */
export class HookReceiver {
  readonly facts: HookFact[] = [];
  /** As `POST /hooks` answered it; nothing is believed before. */
  secret = '';
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.writeHead(this.#take(Buffer.concat(chunks).toString(), request.headers) ? 204 : 401).end());
  });

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(body: string, headers: object): boolean {
    try {
      this.facts.push(new Webhook(this.secret).verify(body, headers as Record<string, string>) as HookFact);
      return true;
    } catch {
      return false;
    }
  }
}
