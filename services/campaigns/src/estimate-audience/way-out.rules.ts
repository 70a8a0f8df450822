import { lintTemplate } from '@messaging/content';
import { wordsOf, type CampaignText } from '../preview-campaign/render-for-customer.rules.js';
import type { AudienceRules } from './audience-rules.js';

/**
 * A campaign is marketing whatever its template's category, so a text that was fine for receipts may lack a way out. Only
 * where sending adds no line of its own (libs/content, add-way-out): to a mail, and to a template that stands at Meta. This
 * is a warning and not a refusal: emails carry List-Unsubscribe in any case, and the shop may have agreed otherwise.
 */
export function wayOutWarnings(text: CampaignText, { isMarketing, channel }: AudienceRules): { code: string; detail: string }[] {
  const { template } = text;
  const { whatsapp } = template;
  const isAsItIs = channel === 'email' || (channel === 'whatsapp' && whatsapp !== undefined && whatsapp.optOutButton !== true);
  if (!isMarketing || !isAsItIs) return [];
  const { problems } = lintTemplate({ category: template.category, purpose: 'marketing', contents: { [channel]: wordsOf(template, template.locale, channel) } });
  return problems.filter(({ code }) => code === 'TEMPLATE.OPT_OUT_MISSING').map(({ code, detail }) => ({ code, detail }));
}
