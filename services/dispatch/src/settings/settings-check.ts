import { channels, type Channel, type SecretPath, type SettingsTree } from '@messaging/contracts';
import { ok, type ProblemDetail, type Result } from '@messaging/kernel';
import { findProvider, OutboundGuard } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import { credentialsOf } from './credentials.js';
import { refuseSettings } from './merge-settings.rules.js';

/** Providers that this version can really send with. */
const available = { whatsapp: ['sandbox'], sms: ['sandbox'], email: ['sandbox', 'smtp'] } as const satisfies Record<Channel, readonly string[]>;

/** Checks what a tree alone cannot say: that a chosen provider has what it needs, and may be reached. */
@Injectable()
export class SettingsCheck {
  constructor(private readonly guard: OutboundGuard) {}

  /** `secrets` are all that the hub will have, in clear. */
  async check(tree: SettingsTree, secrets: ReadonlyMap<SecretPath, string>): Promise<Result<void>> {
    const errors = [...unavailable(tree), ...(tree.email.provider === 'smtp' ? await this.#smtp(tree, secrets) : [])];
    return errors.length > 0 ? refuseSettings('rule', 'SETTINGS.INVALID', errors) : ok(undefined);
  }

  async #smtp(tree: SettingsTree, secrets: ReadonlyMap<SecretPath, string>): Promise<ProblemDetail[]> {
    const { email } = tree;
    const missing = (['host', 'fromAddress'] as const).filter((name) => email[name] === null);
    if (email.host === null || missing.length > 0) {
      return missing.map((name) => ({ pointer: `/email/${name}`, code: 'FIELD.MISSING', detail: 'is needed to send by SMTP' }));
    }
    const resolved = await this.guard.resolve(email.host, email.port, 'smtp');
    // A name that does not resolve now may do so later; only what is refused on principle is refused here.
    if (resolved.ok || resolved.problem.code === 'OUTBOUND.NAME_UNKNOWN') return unusable('email', tree, secrets);
    const { code, detail } = resolved.problem;
    return [{ pointer: code === 'OUTBOUND.PORT_REFUSED' ? '/email/port' : '/email/host', code, detail }];
  }
}

/** What the provider's own manifest has against the account: said now, not when a message stands still. */
function unusable(channel: Channel, tree: SettingsTree, secrets: ReadonlyMap<SecretPath, string>): ProblemDetail[] {
  const parsed = findProvider(tree[channel].provider, channel)?.manifest.credentials.safeParse(credentialsOf(channel, tree, secrets));
  if (!parsed || parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({ pointer: `/${[channel, ...path.map(String)].join('/')}`, code: 'FIELD.INVALID', detail: message }));
}

function unavailable(tree: SettingsTree): ProblemDetail[] {
  return channels.flatMap((channel) => {
    const offered: readonly string[] = available[channel];
    if (offered.includes(tree[channel].provider)) return [];
    const detail = `is not available in this version; use ${offered.join(' or ')}`;
    return [{ pointer: `/${channel}/provider`, code: 'PROVIDER.UNAVAILABLE', detail }];
  });
}
