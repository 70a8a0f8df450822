import { queued } from '../../test/builders.js';
import { personOf, recipientFacts } from './person.rules.js';

const [early, late] = [new Date(1000), new Date(2000)];
const own = (change: object = {}) => ({ customerId: 'c-1', fields: { email: 'own@example.com', phone: '+34600111222' }, lastEventTime: late, deletedAt: null, ...change });
const carried = queued({ restsOnEventTime: late, carriedCustomer: { email: 'carried@example.com', consent: { email: { marketing: true } } } });
const facts = (message: typeof carried, fact: ReturnType<typeof own> | undefined) => recipientFacts(message, personOf(message, fact, 'ES'), new Map());

describe('who a message is for', () => {
  it('goes by own data when it is as new, by carried data when that is newer, whole', () => {
    expect(personOf(carried, own(), 'ES').address).toBe('own@example.com');
    const older = personOf(carried, own({ lastEventTime: early }), 'ES');
    expect([older.address, older.customer.phone]).toEqual(['carried@example.com', undefined]);
    expect(personOf(carried, undefined, 'ES').address).toBe('carried@example.com');
  });

  it('forgets a deletion that is older than what the message rests on', () => {
    expect(facts(carried, own({ deletedAt: late }))).toMatchObject({ customerDeleted: true, customerFactsSeen: true });
    expect(facts(carried, own({ deletedAt: early, lastEventTime: early }))).toMatchObject({ customerDeleted: false, customerFactsSeen: false });
  });

  it('takes carried consent for news, except against a choice made here', () => {
    const refusedBy = (source: string) => own({ lastEventTime: early, consent: { marketing: false, at: early, source } });
    expect(facts(carried, refusedBy('erp')).marketingConsent).toBe(true);
    expect(facts(carried, refusedBy('recipient')).marketingConsent).toBe(false);
    expect(facts(carried, own()).marketingConsent).toBeUndefined();
  });

  it('speaks of the record that a message to an address alone carries, not of whom the address belongs to', () => {
    const test = queued({ customerId: null, toAddress: 'own@example.com', toGiven: true, carriedCustomer: { firstName: 'Sample' } });
    const owner = own({ deletedAt: null, consent: { marketing: false, at: late, source: 'recipient' } });
    expect(personOf(test, owner, 'ES')).toMatchObject({ customer: { firstName: 'Sample' }, address: 'own@example.com' });
    expect(facts(test, owner).marketingConsent).toBe(false);
  });

  it('keeps a chosen address, and reads a customer’s number in the hub’s country', () => {
    expect(personOf(queued({ toAddress: 'x@example.com', toGiven: true }), own(), 'ES').address).toBe('x@example.com');
    expect(personOf(queued({ toAddress: 'old@example.com' }), own(), 'ES').address).toBe('own@example.com');
    expect(personOf(queued({ channel: 'sms' }), own({ fields: { phone: '600 111 222' } }), 'ES')).toMatchObject({ address: '+34600111222', addressIsValid: true });
    expect(personOf(queued({ channel: 'sms' }), own({ fields: { phone: 'none' } }), 'ES')).toMatchObject({ address: 'none', addressIsValid: false });
  });
});
