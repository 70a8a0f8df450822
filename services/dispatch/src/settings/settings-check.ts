import type { SettingsTree } from '@messaging/contracts';
import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import { OutboundGuard } from '@messaging/providers';
import { Injectable } from '@nestjs/common';

/** Providers that this version can really send with. */
const available = { whatsapp: ['sandbox'], sms: ['sandbox'], email: ['sandbox', 'smtp'] } as const satisfies Record<string, readonly string[]>;

/** Checks what a tree alone cannot say: that a chosen provider has what it needs, and may be reached. */
@Injectable()
export class SettingsCheck {
  constructor(private readonly guard: OutboundGuard) {}

  async check(tree: SettingsTree): Promise<Result<void>> {
    const errors = [...unavailable(tree), ...(tree.email.provider === 'smtp' ? await this.#smtp(tree.email) : [])];
    const [first] = errors;
    return first ? refuse({ kind: 'rule', code: 'SETTINGS.INVALID', detail: `${first.pointer} ${first.detail}`, errors }) : ok(undefined);
  }

  async #smtp(email: SettingsTree['email']): Promise<ProblemDetail[]> {
    const missing = (['host', 'fromAddress'] as const).filter((name) => email[name] === null);
    if (email.host === null || missing.length > 0) return missing.map((name) => ({ pointer: `/email/${name}`, code: 'FIELD.MISSING', detail: 'is needed to send by SMTP' }));
    const resolved = await this.guard.resolve(email.host, email.port, 'smtp');
    // A name that does not resolve now may do so later; only what is refused on principle is refused here.
    if (resolved.ok || resolved.problem.code === 'OUTBOUND.NAME_UNKNOWN') return [];
    return [{ pointer: resolved.problem.code === 'OUTBOUND.PORT_REFUSED' ? '/email/port' : '/email/host', code: resolved.problem.code, detail: resolved.problem.detail }];
  }
}

function unavailable(tree: SettingsTree): ProblemDetail[] {
  return (['whatsapp', 'sms', 'email'] as const).flatMap((channel) => {
    const offered: readonly string[] = available[channel];
    if (offered.includes(tree[channel].provider)) return [];
    return [{ pointer: `/${channel}/provider`, code: 'PROVIDER.UNAVAILABLE', detail: `is not available in this version; use ${offered.join(' or ')}` }];
  });
}
