import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { RunImports } from './run-imports.js';

describe('an import of people who are said to have all agreed', () => {
  let app: DispatchApp;
  let token: string;

  beforeAll(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
  });
  afterAll(() => app.close());

  const send = (body: string, query: object) => app.http().post('/api/v1/customers/import').query(query).set({ authorization: token, 'content-type': 'text/csv' }).send(body);
  const get = (id: string) => app.http().get(`/api/v1/customers/${id}`).set({ authorization: token });

  it('is refused while a column that may say who did not is left out, unless the caller says that it is about something else', async () => {
    const agreed = { consent: 'email,sms', consentSource: 'Form at the counter' };
    const named = 'id,Acepta SMS\nn-1,No\n';
    const unnamed = 'id,RGPD\nn-2,No\nn-3,quizá\nn-4,Sí\n';
    const preview = async (file: string) => (await app.http().post('/api/v1/customers/import/preview').set({ authorization: token, 'content-type': 'text/csv' }).send(file)).body;
    expect([await preview(named), await preview(unnamed)]).toEqual([
      expect.objectContaining({ saysConsent: true, unheardAnswers: [] }), expect.objectContaining({ saysConsent: false, unheardAnswers: ['RGPD'] }),
    ]);
    for (const [file, column] of [[named, 'Acepta SMS'], [unnamed, 'RGPD']] as const) {
      const refused = await send(file, agreed);
      expect([refused.status, refused.body]).toEqual([422, expect.objectContaining({ code: 'IMPORT.CONSENT_UNDECIDED', detail: expect.stringContaining(`“${column}”`), errors: [expect.objectContaining({ pointer: `/mapping/${column}` })] })]);
    }
    expect((await get('n-2')).status).toBe(404);
    const heard = await send(named, { ...agreed, mapping: '{"Acepta SMS":"consent.sms.marketing"}' });
    const other = await send(unnamed, { ...agreed, mapping: '{"RGPD":null}' });
    expect([heard.status, other.status]).toEqual([202, 202]);
    await eventually(async () => {
      await app.get(RunImports).step();
      expect((await get('n-1')).body).toMatchObject({ consent: { sms: { marketing: false }, email: { marketing: true } } });
      expect((await get('n-2')).body).toMatchObject({ consent: { sms: { marketing: true } } });
    });
  });
});
