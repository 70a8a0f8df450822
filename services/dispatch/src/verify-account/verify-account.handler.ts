import { isDeepStrictEqual } from 'node:util';
import type { Channel, Verification } from '@messaging/contracts';
import type { Clock } from '@messaging/kernel';
import { Database, SecretBox } from '@messaging/persistence';
import { findProvider, takeSteps, type Label, type Provider, type TakenStep, type VerificationEnvironment, type VerificationStep } from '@messaging/providers';
import { chooseLanguage, type TextLanguage } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { loadHubAccount, type HubAccount } from '../settings/hub-account.js';
import { lockHub } from '../settings/settings.sql.js';
import { alertStep } from './alert-step.rules.js';
import { storeVerification } from './verification.sql.js';
import { triedPart } from './verified-account.rules.js';

/** Tries a channel's account for real, as far as its provider can be tried without sending anything. */
@Injectable()
export class VerifyAccount {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly environment: VerificationEnvironment,
    /** ALERT_SMTP_URL is set. */
    private readonly hasAlertServer: boolean,
    private readonly clock: Clock,
  ) {}

  async verify(hubId: string, channel: Channel, acceptLanguage?: string): Promise<Verification> {
    const tried = await this.database.inHub(hubId, (tx) => loadHubAccount(tx, hubId, { channel, box: this.box }));
    const { provider, tree, ...account } = tried;
    const ofAccount = this.#steps(findProvider(provider, channel), account);
    const isMail = channel === 'email' && provider !== 'sandbox';
    const steps = isMail ? [...ofAccount, alertStep({ alertEmail: tree.hub.alertEmail, hasServer: this.hasAlertServer })] : ofAccount;
    const taken = await takeSteps(steps);
    if (provider !== 'sandbox') await this.#keep(hubId, tried, taken);
    return inLanguage(taken, chooseLanguage(acceptLanguage, tree.hub.locale));
  }

  /** Kept with the account, unless somebody made it another one meanwhile. */
  async #keep(hubId: string, { provider, channel, credentials }: HubAccount, steps: readonly TakenStep[]): Promise<void> {
    const failedSteps = steps.filter(({ ok }) => !ok).map(({ name }) => name);
    await this.database.inHub(hubId, async (tx) => {
      await lockHub(tx, hubId);
      const now = await loadHubAccount(tx, hubId, { channel, box: this.box });
      if (now.provider !== provider || !isDeepStrictEqual(triedPart(now.credentials), triedPart(credentials))) return;
      await storeVerification(tx, hubId, { channel, at: this.clock.now().toISOString(), ok: failedSteps.length === 0, failedSteps });
    });
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
            remedy: { en: 'Fill in what is named here, save, and verify again.', es: 'Completa lo que se indica aquí, guarda y vuelve a verificar.' },
          },
  };
}

function inLanguage(steps: readonly TakenStep[], language: TextLanguage): Verification {
  const say = (label: Label): string => label[language];
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
