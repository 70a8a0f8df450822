import { providers } from '@messaging/providers';
import { explainedFailure, explainReason, withVendorsText } from './explain-reason.rules.js';

const failure = (failureClass: string, code: string) => ({ class: failureClass, code, detail: 'the vendor’s words' });

describe('why something failed, for staff', () => {
  it.each([
    ['twilio', 'PROVIDER.ACCOUNT', '30034: A2P', /10DLC/, /10DLC/],
    ['whatsapp', 'WHATSAPP.WINDOW_CLOSED', '131047: re-engagement', /24 hours/, /24 horas/],
    ['smtp', 'PROVIDER.RECIPIENT', '550 5.1.1: no such user', /does not exist/, /no existe/],
    ['bird', 'PROVIDER.ACCOUNT', 'insufficient_balance: empty', /balance/, /saldo/],
    ['messagebird', 'PROVIDER.ACCOUNT', 'HTTP 403: Forbidden', /access key/, /clave de acceso/],
    ['messagebird', 'PROVIDER.RECIPIENT', '9:recipients: bad', /number/, /número/],
  ])('is what the code of %s says: %s, %s', (provider, code, detail, en, es) => {
    const { text, ...reason } = explainReason({ code, detail }, provider);
    expect(text).toEqual({ en: expect.stringMatching(en), es: expect.stringMatching(es) });
    expect(reason).toEqual({ code, detail });
  });

  it('is what its class says where the code is news, or means something else here', () => {
    expect(explainReason({ code: 'PROVIDER.ACCOUNT', detail: '99999: new' }, 'twilio').text?.en).toMatch(/refuses the account/);
    expect(explainReason({ code: 'PROVIDER.ACCOUNT', detail: '550: not you' }, 'smtp').text?.en).toMatch(/refuses the account/);
    expect(explainReason({ code: 'CONSENT.MISSING', detail: '' }, null).text?.es).toMatch(/no ha aceptado/);
    expect(explainReason({ code: 'NEWS.UNHEARD_OF', detail: '' }, null)).toEqual({ code: 'NEWS.UNHEARD_OF', detail: '' });
  });

  it('travels with a campaign’s progress only where it is the vendor’s', () => {
    expect(withVendorsText({ code: 'PROVIDER.TRANSIENT', detail: '552 5.2.2: full' }, 'smtp')).toMatchObject({ detail: '552 5.2.2: full', text: { en: expect.stringMatching(/mailbox is full/), es: expect.stringMatching(/lleno/) } });
    expect(withVendorsText({ code: 'CONSENT.MISSING', detail: 'x' }, 'smtp')).toEqual({ code: 'CONSENT.MISSING', detail: 'x' });
    expect(withVendorsText({ code: 'PROVIDER.CONTENT', detail: '999: x' }, null)).toEqual({ code: 'PROVIDER.CONTENT', detail: '999: x' });
  });

  it('stands beside the vendor’s own words with every attempt and receipt', () => {
    expect(explainedFailure('twilio', failure('OPT_OUT', '21610'))).toEqual({ ...failure('OPT_OUT', '21610'), text: { en: expect.stringMatching(/STOP/), es: expect.stringMatching(/STOP/) } });
    expect(explainedFailure('twilio', failure('AMBIGUOUS', 'ECONNRESET')).text?.en).toMatch(/Nobody can tell/);
  });

  it('is one sentence in each language for every code of every vendor, and no two languages are one', () => {
    const rows = [...providers.values()].flatMap(({ manifest }) => [...(manifest.codes ?? [])].map(([code, known]) => [manifest.provider, code, known] as const));
    expect(rows.length).toBeGreaterThan(250);
    const poor = rows.filter(([, , { text: { en, es } }]) => en === es || [en, es].some((text) => !/^[A-ZÁÉÍÓÚ].{15,220}\.$/.test(text)));
    expect(poor.map(([provider, code]) => `${provider} ${code}`)).toEqual([]);
    expect([...new Set(rows.map(([provider]) => provider))].sort()).toEqual(['bird', 'messagebird', 'smtp', 'twilio', 'whatsapp']);
  });
});
