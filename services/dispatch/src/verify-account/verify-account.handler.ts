import { SettingsTree, type Channel, type Verification } from '@messaging/contracts';
import { Database, SecretBox } from '@messaging/persistence';
import { findProvider, takeSteps, type Label, type Provider, type TakenStep, type VerificationEnvironment, type VerificationStep } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import { accountProvider } from '../settings/account-provider.rules.js';
import { credentialsOf } from '../settings/credentials.js';
import { openSecrets, sandboxSecret } from '../settings/secret-place.js';
import { loadAccounts, loadHub, loadSecrets } from '../settings/settings.sql.js';

/** Tries a channel's account for real, as far as its provider can be tried without sending anything. */
@Injectable()
export class VerifyAccount {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly environment: VerificationEnvironment,
  ) {}

  async verify(hubId: string, channel: Channel): Promise<Verification> {
    const { tree, secrets, accounts } = await this.database.inHub(hubId, async (tx) => ({
      tree: SettingsTree.parse((await loadHub(tx, hubId))?.settings ?? {}),
      secrets: openSecrets(this.box, hubId, await loadSecrets(tx, hubId)),
      accounts: await loadAccounts(tx, hubId),
    }));
    const name = accountProvider(channel, tree);
    const accountId = accounts.find((account) => account.provider === name && account.channel === channel)?.id ?? '';
    const credentials = name === 'sandbox' ? { sandboxSecret: sandboxSecret(this.box, accountId) } : credentialsOf(channel, tree, secrets);
    const steps = this.#steps(findProvider(name, channel), { accountId, channel, credentials });
    return inLanguage(await takeSteps(steps), tree.hub.locale);
  }

  /** The account's settings come first: with half of them nothing can be tried. */
  #steps(provider: Provider | undefined, account: Parameters<Provider['createAdapter']>[0]): readonly VerificationStep[] {
    if (!provider) return [settingsStep([{ path: [], message: 'no such provider' }])];
    const parsed = provider.manifest.credentials.safeParse(account.credentials);
    const settings = settingsStep(parsed.success ? [] : parsed.error.issues);
    const own = parsed.success ? provider.verification?.(account, this.environment) : undefined;
    return own?.ok === true ? [settings, ...own.value] : [settings];
  }
}

function settingsStep(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): VerificationStep {
  const missing = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
  return {
    name: 'settings',
    run: async () =>
      issues.length === 0
        ? { ok: true, detail: { en: 'The settings are complete.', es: 'Los ajustes están completos.' } }
        : {
            ok: false,
            detail: { en: missing, es: missing },
            remedy: { en: 'Fill in what is named here, save, and verify again.', es: 'Complete lo que se indica aquí, guarde y vuelva a verificar.' },
          },
  };
}

function inLanguage(steps: readonly TakenStep[], locale: string): Verification {
  const say = (label: Label): string => (/^es\b/i.test(locale) ? label.es : label.en);
  return {
    ok: steps.every(({ ok }) => ok),
    steps: steps.map((step) => ({
      name: step.name,
      ok: step.ok,
      detail: say(step.detail),
      ...(step.ok ? { ...(step.skipped && { skipped: true }) } : { remedy: say(step.remedy) }),
    })),
  };
}
