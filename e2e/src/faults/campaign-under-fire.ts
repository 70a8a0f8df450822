import type { Campaign } from '@messaging/contracts';
import type { CrashPointName } from '@messaging/kernel';
import { eventually, type JournalEntry, type SinkBehaviour } from '@messaging/testing';
import { CampaignDesk, willing } from '../shop/campaign-desk.js';
import { judgeCampaign, type CampaignVerdict, type RecipientLine } from './campaign-judge.js';
import { report } from './fault-report.js';
import type { FaultRun } from './fault-run.js';
import type { ShopUnderFire } from './shop-under-fire.js';

/** A campaign of so many, to be killed at these points one after the other: the n-th passage after each start. */
export interface CampaignUnderFireOptions {
  readonly name: string;
  readonly people: number;
  readonly points: readonly (readonly [CrashPointName, number])[];
  /** Once everything else was survived: more that can break while it is sent. */
  readonly then?: () => Promise<void>;
}

/** A campaign of which nobody more is settled for so long stands still; how long all of it takes is the machine's affair. */
const standsStillMs = 180_000;
/** The mail server of these tests does not know whose number ends so. */
const refused = '77';

/** Where a campaign is sent, whichever way the product runs. */
export type CampaignGround = Pick<ShopUnderFire, 'shop' | 'sink' | 'cuts' | 'forget'> & { readonly behaviour: SinkBehaviour };

/** A campaign that can be started, and what is known of those it is for. */
interface ReadyCampaign {
  readonly name: string;
  readonly id: string;
  readonly desk: CampaignDesk;
  readonly book: ReturnType<typeof bookOf>;
  readonly start: () => Promise<void>;
}

/** Makes a campaign to so many, some of whom must not get it or are refused by the mail server. */
export async function readyCampaign(ground: CampaignGround, { name, people }: { name: string; people: number }): Promise<ReadyCampaign> {
  const desk = new CampaignDesk(ground.shop);
  const book = bookOf(name, people);
  await ground.sink.behave({ ...ground.behaviour, refuseRecipients: [{ pattern: `^${name}-\\d+${refused}@`, code: 550, text: '5.1.1 no such user' }] });
  await desk.customers(book.customers);
  const templateId = await desk.template(`Hello {{customer.firstName}}, {{unsubscribeUrl}}`, name);
  const audience = { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: `${name}-` }] } };
  const id = await desk.create({ templateId, audience });
  return { name, id, desk, book, start: () => desk.act(id, 'start', { confirmRecipients: people }).then(() => undefined) };
}

/** What the mail server took of it so far. */
export const mailsOf = ({ sink }: CampaignGround, { name }: ReadyCampaign): readonly JournalEntry[] => sink.journal().filter(({ subject }) => subject === name);

/** Waits for its end for as long as it comes nearer. A product whose database was just killed is asked again. */
async function endOf({ desk, id }: ReadyCampaign): Promise<Campaign> {
  for (let before = Infinity; ; ) {
    const { open } = (await eventually(() => desk.get(id))).totals;
    if (open >= before) return desk.until(id, 'completed', 1000);
    before = open;
    const campaign = await desk.until(id, 'completed', standsStillMs).catch(() => undefined);
    if (campaign) return campaign;
  }
}

/** Waits for its end, and holds the mail server's journal against the campaign, person by person. */
export async function judgedCampaign(ground: CampaignGround, ready: ReadyCampaign, begun: number): Promise<CampaignVerdict> {
  const campaign = await endOf(ready);
  const { cuts } = ground;
  const people = ready.book.customers.length;
  const verdict = judgeCampaign({ ...ready.book, campaign, recipients: await recipientsOf(ground, campaign), journal: mailsOf(ground, ready), cuts });
  report({ scenario: `campaign of ${people} (${ready.name})`, kills: cuts, acknowledged: people, ...verdict, recoveriesMs: [], drainMs: Date.now() - begun });
  await ground.sink.behave(ground.behaviour);
  ground.forget();
  return { ...verdict, problems: verdict.problems.slice(0, 20) };
}

/** One campaign, begun once and killed again and again while it is sent. */
export async function campaignUnderFire(run: FaultRun, { name, people, points, then }: CampaignUnderFireOptions): Promise<CampaignVerdict> {
  const ready = await readyCampaign(run, { name, people });
  const [first, ...others] = points;
  const begun = Date.now();
  await run.kill({ orphans: 'checked' });
  if (first) await run.crashAt(...first, ready.start);
  for (const point of others) await run.crashAt(...point);
  await run.product.restart();
  await ready.start();
  await then?.();
  return judgedCampaign(run, ready, begun);
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
async function recipientsOf({ shop }: CampaignGround, { id }: Campaign): Promise<RecipientLine[]> {
  const text = await shop.ask<string>(200, shop.client.get(`/api/v1/campaigns/${id}/recipients`, { headers: { accept: 'text/csv' } }));
  const [, ...lines] = text.trimEnd().split('\r\n');
  return lines.map((line) => {
    const [customerId = '', status = '', reasonCode = ''] = line.split(',');
    return { customerId, status: status as RecipientLine['status'], reasonCode };
  });
}
