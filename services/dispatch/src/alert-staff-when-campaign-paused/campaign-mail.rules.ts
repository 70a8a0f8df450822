import type { CampaignChanged, Reason } from '@messaging/contracts';
import type { AlertedHub } from '../alert-staff/alert-mail.rules.js';
import { explainReason } from '../explain-reason/explain-reason.rules.js';

/** A campaign that stands still until a person says otherwise. */
export interface StoppedCampaign {
  readonly campaignId: string;
  readonly name: string;
  readonly reason: Reason;
}

/**
 * Whether a change is a pause that the platform decided on, and not something else about a campaign that stands still.
 * A broken channel is told of by itself, and the sandbox reaches nobody.
 */
export function stoppedCampaign({ campaignId, name, status, sandbox, pauseReason: reason, pause }: CampaignChanged): StoppedCampaign | undefined {
  return status === 'paused' && pause?.isNews !== false && reason && !sandbox && reason.code !== 'CAMPAIGN.CHANNEL_BROKEN' ? { campaignId, name, reason } : undefined;
}

/** Subject and text: which campaign, why, and that it goes on only when somebody resumes it. In the hub's language. */
export function campaignMail({ campaignId, name, reason }: StoppedCampaign, hub: AlertedHub): { subject: string; text: string } {
  const isSpanish = /^es\b/i.test(hub.locale);
  const shop = hub.name === '' ? '' : ` · ${hub.name}`;
  const why = explainReason(reason, null).text?.[isSpanish ? 'es' : 'en'] ?? reason.code;
  const link = `${hub.publicUrl}/m/messaging/campaigns/${campaignId}`;
  if (isSpanish) {
    return {
      subject: `La campaña «${name}» está en pausa${shop}`,
      text: [`La campaña «${name}» se ha detenido y no seguirá hasta que alguien la reanude.`, `${why}\n${reason.detail}`, `Mírela aquí: ${link}`].join('\n\n'),
    };
  }
  return {
    subject: `The campaign “${name}” is paused${shop}`,
    text: [`The campaign “${name}” was stopped and goes on only when somebody resumes it.`, `${why}\n${reason.detail}`, `Look at it here: ${link}`].join('\n\n'),
  };
}
