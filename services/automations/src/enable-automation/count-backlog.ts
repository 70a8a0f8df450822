import type { WaitingCustomers } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { forecastAll } from '../forecast-executions/expected-executions.js';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import { readBacklogPage, type BacklogQuestion } from './backlog-page.js';

/** Counted no further: half a second's work. */
const countedMax = 20_000;
const sampleMax = 5;

export const nobodyWaits: WaitingCustomers = { waiting: 0, atOnce: 0, isTruncated: false, sample: [] };

/** Who would be written to, by the rules that plan and promote; nothing is kept. */
export async function countBacklog(tx: Tx, question: BacklogQuestion): Promise<WaitingCustomers> {
  let counted = nobodyWaits;
  let after: string | undefined = '';
  while (after !== undefined && counted.waiting < countedMax) {
    const { plans, customers, next } = await readBacklogPage(tx, question, after);
    const sends = (await forecastAll(tx, plans.filter(({ status }) => status === 'pending'), [question.automation])).filter(({ decision }) => decision === 'send');
    const byId = new Map(customers.map((customer) => [customer.customerId, customer]));
    counted = {
      waiting: counted.waiting + sends.length,
      atOnce: counted.atOnce + sends.filter(({ at }) => new Date(at) <= question.now).length,
      isTruncated: false,
      sample: [...counted.sample, ...sends.map(({ customerId }) => ({ customerId, ...named(byId.get(customerId)) }))].slice(0, sampleMax),
    };
    after = next;
  }
  return { ...counted, isTruncated: after !== undefined };
}

function named(customer: Customer | undefined): { name?: string } {
  const name = [customer?.fields.firstName, customer?.fields.lastName].filter(Boolean).join(' ');
  return name === '' ? {} : { name };
}
