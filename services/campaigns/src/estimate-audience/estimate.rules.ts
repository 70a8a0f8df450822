import type { CampaignEstimate, Channel, Price, SettingsChanged } from '@messaging/contracts';
import { confirmAboveOf } from './audience-rules.js';
import { exclusions, type AudienceCount } from './count-audience.sql.js';

/** Up to this number everybody is examined; above it, a sample (API.md section 3, Campaigns). */
export const exactMax = 50_000;
export const sampleMax = 1000;

/** The result of rendering: how many were rendered, how many lacked a variable, and the segments of the others. */
export interface RenderedCount {
  readonly looked: number;
  readonly missing: number;
  readonly segments: number;
  /** What was missing. */
  readonly names: readonly string[];
  /** One of the examined customers for each text. */
  readonly isWhole: boolean;
}

/** The numbers of an estimate; a customer excluded for one reason is not counted for another. */
export function estimateOf(count: AudienceCount, rendered: RenderedCount | undefined, { channel, settings }: { channel: Channel; settings: SettingsChanged | undefined }): Omit<CampaignEstimate, 'sample' | 'warnings'> {
  const sendable = count.matched - exclusions.reduce((sum, code) => sum + count.excluded[code], 0) - count.duplicates;
  const share = (part: number): number => (!rendered || rendered.looked === 0 ? 0 : rendered.isWhole ? part : Math.round((part / rendered.looked) * sendable));
  const missing = rendered ? share(rendered.missing) : 0;
  const reachable = sendable - missing;
  const segments = rendered && channel === 'sms' ? share(rendered.segments) : undefined;
  const excluded = [
    ...exclusions.map((reason) => ({ reason, count: count.excluded[reason] })),
    { reason: 'ADDRESS.DUPLICATE', count: count.duplicates }, { reason: 'TEMPLATE.VARIABLE_MISSING', count: missing },
  ].filter((item) => item.count > 0);
  const price = settings?.policy.prices?.[channel];
  const units = channel === 'sms' ? segments : reachable;
  return {
    matched: count.matched, reachable, excluded, approximate: count.matched > exactMax, confirmAbove: confirmAboveOf(settings),
    ...(segments !== undefined && { segments }),
    ...(rendered && rendered.names.length > 0 && { missingVariables: [...rendered.names] }),
    ...(price && units !== undefined && { cost: costOf(price, units) }),
  };
}

const decimals = 6;

/** Exact: prices are decimals of at most six places. */
function costOf({ amount, currency }: Price, units: number): { amount: string; currency: string } {
  const [whole = '0', fraction = ''] = amount.split('.');
  const micros = BigInt(whole + fraction.padEnd(decimals, '0')) * BigInt(units);
  const digits = micros.toString().padStart(decimals + 1, '0');
  const cut = digits.slice(-decimals).replace(/0{1,4}$/, '');
  return { amount: `${digits.slice(0, -decimals)}.${cut.padEnd(2, '0')}`, currency };
}
