import { isDeepStrictEqual } from 'node:util';
import { channels, type Channel, type SecretPath, type SettingsTree } from '@messaging/contracts';
import { ok, type ProblemDetail, type Result } from '@messaging/kernel';
import { findProvider, OutboundGuard } from '@messaging/providers';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { loadSharedAccount } from '../share-account/shared-account.sql.js';
import { isOffered } from '../share-account/sharing.rules.js';
import { triedPart } from '../verify-account/verified-account.rules.js';
import { accountProvider } from './account-provider.rules.js';
import { credentialsOf } from './credentials.js';
import { refuseSettings } from './merge-settings.rules.js';

/** A tree with all the secrets that belong to it, in clear. */
export interface CompleteSettings {
  readonly tree: SettingsTree;
  readonly secrets: ReadonlyMap<SecretPath, string>;
}

/** Checks what a tree alone cannot say: that a chosen provider has what it needs, and may be reached. */
@Injectable()
export class SettingsCheck {
  constructor(
    private readonly guard: OutboundGuard,
    private readonly database: Database,
  ) {}

  /** Only the channels that change: who renames the shop is not asked about a mail server. */
  async check(hubId: string, before: CompleteSettings, after: CompleteSettings): Promise<Result<void>> {
    const changed = changedChannels(before, after);
    const found = await Promise.all(changed.map((channel) => this.#complaints(hubId, channel, after)));
    const errors = [...found.flat(), ...(await this.#laidInMailServer(before.tree, after.tree))];
    return errors.length > 0 ? refuseSettings('rule', 'SETTINGS.INVALID', errors) : ok(undefined);
  }

  async #complaints(hubId: string, channel: Channel, { tree, secrets }: CompleteSettings): Promise<ProblemDetail[]> {
    const { provider } = tree[channel];
    if (provider === 'sandbox') return [];
    if (provider === 'shared') return isOffered(await loadSharedAccount(this.database, channel), hubId) ? [] : [notShared(channel)];
    const { manifest } = findProvider(accountProvider(channel, tree), channel) ?? {};
    if (!manifest) return [{ pointer: `/${channel}/provider`, code: 'PROVIDER.UNAVAILABLE', detail: 'is not available in this version; use sandbox' }];
    const host = provider === 'smtp' ? await this.#mailServer(tree) : [];
    if (host.length > 0) return host;
    const parsed = manifest.credentials.safeParse(credentialsOf(channel, tree, secrets));
    if (parsed.success) return [];
    // Said now, not when a message stands still.
    return parsed.error.issues.map(({ path, message }) => ({ pointer: `/${[channel, ...path.map(String)].join('/')}`, code: 'FIELD.INVALID', detail: message }));
  }

  async #mailServer({ email }: SettingsTree): Promise<ProblemDetail[]> {
    const missing = (['host', 'fromAddress'] as const).filter((name) => email[name] === null);
    if (email.host === null || missing.length > 0) {
      return missing.map((name) => ({ pointer: `/email/${name}`, code: 'FIELD.MISSING', detail: 'is needed to send by SMTP' }));
    }
    return this.#refusedServer(email.host, email.port);
  }

  /** A server that is entered before SMTP is chosen is refused at once too, and not when the choice is made. */
  async #laidInMailServer({ email: before }: SettingsTree, { email }: SettingsTree): Promise<ProblemDetail[]> {
    const isNew = email.host !== before.host || email.port !== before.port;
    return email.provider !== 'smtp' && email.host !== null && isNew ? this.#refusedServer(email.host, email.port) : [];
  }

  async #refusedServer(host: string, port: number): Promise<ProblemDetail[]> {
    const resolved = await this.guard.resolve(host, port, 'smtp');
    // A name that does not resolve now may do so later; only what is refused on principle is refused here.
    if (resolved.ok || resolved.problem.code === 'OUTBOUND.NAME_UNKNOWN') return [];
    const { code, detail } = resolved.problem;
    return [{ pointer: code === 'OUTBOUND.PORT_REFUSED' ? '/email/port' : '/email/host', code, detail }];
  }
}

const notShared = (channel: Channel): ProblemDetail => ({ pointer: `/${channel}/provider`, code: 'PROVIDER.NOT_SHARED', detail: 'the operator shares no account with this business on the channel' });

/**
 * Channels whose account is another one after the change: what was learned of the old one no longer holds. The shop's
 * name, which mails show where no sender's name is set, makes none.
 */
export const changedChannels = (before: CompleteSettings, after: CompleteSettings): Channel[] => channelsThatDiffer(before, after, (credentials) => credentials);

/** Channels whose account is to be tried anew: what is said of the sender beside it counts for nothing here. */
export const untriedChannels = (before: CompleteSettings, after: CompleteSettings): Channel[] => channelsThatDiffer(before, after, triedPart);

function channelsThatDiffer(before: CompleteSettings, after: CompleteSettings, part: (credentials: Record<string, unknown>) => Record<string, unknown>): Channel[] {
  const old = { ...before.tree, hub: after.tree.hub };
  return channels.filter((channel) => !isDeepStrictEqual(part(credentialsOf(channel, old, before.secrets)), part(credentialsOf(channel, after.tree, after.secrets))));
}
