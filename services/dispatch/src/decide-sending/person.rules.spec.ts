import { queued } from '../../test/builders.js';
import { chosenAddress, personOf, recipientFacts } from './person.rules.js';

const [early, late] = [new Date(1000), new Date(2000)];
const own = (change: object = {}) => ({ customerId: 'c-1', fields: { email: 'own@example.com', phone: '+34600111222' }, lastEventTime: late, deletedAt: null, ...change });
const carried = queued({ restsOnEventTime: late, carriedCustomer: { email: 'carried@example.com', consent: { email: { marketing: true } } } });
const personFor = (message: typeof carried, fact: ReturnType<typeof own> | undefined) => personOf(message, fact, { country: 'ES', chosen: chosenAddress(message, 'ES') });
const facts = (message: typeof carried, fact: ReturnType<typeof own> | undefined) => recipientFacts(message, personFor(message, fact), new Map());

describe('who a message is for', () => {
  it('goes by own data when it is as new, by carried data when that is newer, whole', () => {
    expect(personFor(carried, own()).address).toBe('own@example.com');
    const older = personFor(carried, own({ lastEventTime: early }));
    expect([older.address, older.customer.phone]).toEqual(['carried@example.com', undefined]);
    expect(personFor(carried, undefined).address).toBe('carried@example.com');
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
    expect(personFor(test, owner)).toMatchObject({ customer: { firstName: 'Sample' }, address: 'own@example.com' });
    expect(facts(test, owner).marketingConsent).toBe(false);
  });

  it('keeps a chosen address, and reads a customer’s number in the hub’s country', () => {
    expect(personFor(queued({ toAddress: 'x@example.com', toGiven: true }), own()).address).toBe('x@example.com');
    expect(personFor(queued({ toAddress: 'old@example.com' }), own()).address).toBe('own@example.com');
    expect(personFor(queued({ channel: 'sms' }), own({ fields: { phone: '600 111 222' } }))).toMatchObject({ address: '+34600111222', addressIsValid: true });
    expect(personFor(queued({ channel: 'sms' }), own({ fields: { phone: 'none' } }))).toMatchObject({ address: 'none', addressIsValid: false });
  });
});
