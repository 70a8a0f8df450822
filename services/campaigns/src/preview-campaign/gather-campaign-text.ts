import type { SettingsChanged } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { Campaign } from '../define-campaign/campaign.js';
import { templateComplaints } from '../define-campaign/campaign.rules.js';
import { campaignNotFound } from '../define-campaign/define-campaigns.handler.js';
import { audienceRules, type AudienceRules } from '../estimate-audience/audience-rules.js';
import { findCampaign } from '../store/campaign.sql.js';
import { findHub } from '../store/hub.sql.js';
import { findTemplateHead, findTemplateVersion } from '../store/template.sql.js';
import type { CampaignText } from './render-for-customer.rules.js';

/** A campaign with the text that it sends or would send, and the rules by which people are excluded now. */
export interface ReadableCampaign {
  readonly campaign: Campaign;
  readonly text: CampaignText;
  readonly rules: AudienceRules;
  readonly settings: SettingsChanged | undefined;
}

/** Of one that has begun the version that was frozen, else the current one. */
export async function gatherCampaignText(tx: Tx, { hubId, id, now, publicUrl }: { hubId: string; id: string; now: Date; publicUrl: string }): Promise<Result<ReadableCampaign>> {
  const campaign = await findCampaign(tx, hubId, id);
  if (!campaign) return campaignNotFound;
  const { templateId, channel, variables, started } = campaign;
  const head = await findTemplateHead(tx, hubId, templateId);
  const [complaint] = started ? [] : templateComplaints(channel, head);
  const version = started?.templateVersion ?? head?.version;
  const template = version === undefined ? undefined : await findTemplateVersion(tx, hubId, { templateId, version });
  if (complaint) return refuse({ kind: 'rule', code: complaint.code, detail: `The template ${complaint.detail}.` });
  if (!template) return refuse({ kind: 'rule', code: 'TEMPLATE.UNKNOWN', detail: 'The template is not known here.' });
  const { settings } = await findHub(tx, hubId);
  return ok({ campaign, settings, text: { hubId, channel, template, variables, settings, purpose: campaign.purpose, publicUrl }, rules: audienceRules({ hubId, settings }, { ...campaign, now }) });
}
