import type { Campaign } from '@messaging/contracts';
import type { CrashPointName } from '@messaging/kernel';
import { CampaignDesk, willing } from '../shop/campaign-desk.js';
import { judgeCampaign, type CampaignVerdict, type RecipientLine } from './campaign-judge.js';
import { report } from './fault-report.js';
import type { FaultRun } from './fault-run.js';

/** A campaign of so many, to be killed at these points one after the other: the n-th passage after each start. */
export interface CampaignUnderFireOptions {
  readonly name: string;
  readonly people: number;
  readonly points: readonly (readonly [CrashPointName, number])[];
  /** Once everything else was survived: more that can break while it is sent. */
  readonly then?: () => Promise<void>;
}

const everythingWithinMs = 600_000;
/** The mail server of these tests does not know whose number ends so. */
const refused = '77';

/**
 * One campaign, begun once and killed again and again while it is sent: afterwards the mail server's journal must agree
 * with the campaign, person by person.
 */
export async function campaignUnderFire(run: FaultRun, { name, people, points, then }: CampaignUnderFireOptions): Promise<CampaignVerdict> {
  const desk = new CampaignDesk(run.shop);
  const book = bookOf(name, people);
  await run.sink.behave({ ...run.behaviour, refuseRecipients: [{ pattern: `^${name}-\\d+${refused}@`, code: 550, text: '5.1.1 no such user' }] });
  await desk.customers(book.customers);
  const templateId = await desk.template(`Hello {{customer.firstName}}, {{unsubscribeUrl}}`, name);
  const audience = { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: `${name}-` }] } };
  const id = await desk.create({ templateId, audience });
  const [first, ...others] = points;
  const begun = Date.now();
  await run.kill({ orphans: 'checked' });
  if (first) await run.crashAt(...first, () => desk.act(id, 'start', { confirmRecipients: people }).then(() => undefined));
  for (const point of others) await run.crashAt(...point);
  await run.product.restart();
  await desk.act(id, 'start', { confirmRecipients: people });
  await then?.();
  const campaign = await desk.until(id, 'completed', everythingWithinMs);
  const journal = run.sink.journal().filter(({ subject }) => subject === name);
  const { cuts } = run;
  const verdict = judgeCampaign({ ...book, campaign, recipients: await recipientsOf(run, campaign), journal, cuts });
  report({ scenario: `campaign of ${people} (${name})`, kills: cuts, acknowledged: people, ...verdict, recoveriesMs: [], drainMs: Date.now() - begun });
  await run.sink.behave(run.behaviour);
  run.forget();
  return { ...verdict, problems: verdict.problems.slice(0, 20) };
}

/** Everybody who is to get it, and one of each kind who is not. */
function bookOf(name: string, people: number) {
  const customers = willing(people, name);
  const [none, broken, unwilling, nameless] = willing(4, `${name}-odd`);
  const firstOf = customers[0]?.email?.toUpperCase();
  const odd = [
    { ...none, id: `${name}-odd-none`, email: null }, { ...broken, id: `${name}-odd-broken`, email: 'nowhere' }, { ...unwilling, id: `${name}-odd-unwilling`, consent: null },
    { ...nameless, id: `${name}-odd-nameless`, firstName: null }, { ...customers[0], id: `${name}-odd-double`, email: firstOf },
  ];
  const all = [...customers, ...odd];
  const exceptions = new Map([
    [`${name}-odd-none`, 'ADDRESS.MISSING'], [`${name}-odd-broken`, 'ADDRESS.INVALID'], [`${name}-odd-unwilling`, 'CONSENT.MISSING'],
    [`${name}-odd-nameless`, 'TEMPLATE.VARIABLE_MISSING'], [`${name}-odd-double`, 'ADDRESS.DUPLICATE'],
    ...customers.filter(({ id }) => id.endsWith(refused)).map(({ id }): [string, string] => [id, 'PROVIDER.RECIPIENT']),
  ]);
  return { customers: all, exceptions, addresses: new Map(all.map(({ id, email }) => [id, (email ?? '').toLowerCase()])) };
}

/** All recipients, from the file that staff download. */
async function recipientsOf(run: FaultRun, { id }: Campaign): Promise<RecipientLine[]> {
  const text = await run.shop.ask<string>(200, run.shop.client.get(`/api/v1/campaigns/${id}/recipients`, { headers: { accept: 'text/csv' } }));
  const [, ...lines] = text.trimEnd().split('\r\n');
  return lines.map((line) => {
    const [customerId = '', status = '', reasonCode = ''] = line.split(',');
    return { customerId, status: status as RecipientLine['status'], reasonCode };
  });
}
