import { eventually } from '@messaging/testing';
import { customerEvent } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { RunImports } from './run-imports.js';

describe('an import', () => {
  let app: DispatchApp;
  let token: string;

  beforeAll(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
  });
  afterAll(() => app.close());

  const send = (body: string, { query = {}, type = 'text/csv' }: { query?: object; type?: string } = {}) =>
    app.http().post('/api/v1/customers/import').query(query).set({ authorization: token, 'content-type': type }).send(body);
  const get = (path: string, accept = 'application/json', as = token) => app.http().get(`/api/v1/customers/${path}`).set({ authorization: as, accept });
  const finish = async (id: string) => {
    while (await app.get(RunImports).step());
    return (await get(`imports/${id}`)).body;
  };

  it('fills in customers with their consent and its basis, says which lines it could not take, and sends nothing', async () => {
    const answer = await send('id;Correo;consent.email.marketing\nc-1;ada@example.com;sí\nc-2;nowhere;no\n;x@example.com;\nc-1;ada@example.org;', { query: { mapping: '{"Correo":"email"}' } });
    expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ status: 'running', received: 4, accepted: 0, rejected: 1, ignoredColumns: [] })]);
    const { id } = answer.body as { id: string };
    expect(await finish(id)).toMatchObject({ status: 'completed', received: 4, accepted: 3, rejected: 1, taken: { created: 2, updated: 0, unchanged: 0, repeated: 1 }, warned: 2, finishedAt: expect.any(String) });
    expect((await get('c-1')).body).toMatchObject({ email: 'ada@example.org', consent: { email: { marketing: true, source: `import:${id}` } } });
    expect((await get('c-2')).body).toMatchObject({ email: 'nowhere', addresses: {}, consent: { email: { marketing: false } } });
    expect((await get(`imports/${id}/rejected`)).body).toEqual({ items: [{ line: 4, code: 'IMPORT.ID_MISSING', detail: 'The line has no id.', text: { en: 'The line has no id.', es: 'A la línea le falta el número de cliente.' }, raw: ';x@example.com;' }], nextCursor: null });
    expect((await get(`imports/${id}/rejected`, 'text/csv')).text).toBe('line,code,detail,raw\r\n4,IMPORT.ID_MISSING,The line has no id.,";x@example.com;"\r\n');
    expect((await get(`imports/${id}/rejected`, 'text/csv; delimiter=semicolon')).text).toBe('line;code;detail;raw\r\n4;IMPORT.ID_MISSING;The line has no id.;";x@example.com;"\r\n');
    expect((await get(`imports/${id}/rejected`, 'text/csv').set('accept-language', 'es-ES,es;q=0.9')).text).toBe('línea,código,motivo,contenido\r\n4,IMPORT.ID_MISSING,A la línea le falta el número de cliente.,";x@example.com;"\r\n');
    expect(new Set((await app.published()).map(({ type }) => type))).not.toContain('message.queued');
    expect((await app.published('customer.state_changed')).map(({ payload }) => payload['customerId'])).toEqual(expect.arrayContaining(['c-1', 'c-2']));
    expect((await app.published('consent.changed')).length).toBe(0);
  });

  it('counts what came of the lines that it took, and keeps what to look at at which of them', async () => {
    const file = (birthday: string) => `id;email;phone;birthday\nw-1;one@example.com;;${birthday}\nw-2;two@example.com;6,12E+08;\nw-1;one@example.com;;15/06/1979\nTOTAL;;;\n`;
    const first = (await send(file('12/31/1990'))).body as { id: string };
    expect(await finish(first.id)).toMatchObject({ received: 4, accepted: 3, rejected: 1, taken: { created: 2, updated: 0, unchanged: 0, repeated: 1 }, warned: 3 });
    const warnings = await get(`imports/${first.id}/warnings`);
    expect(warnings.body.items.map(({ line, code, fields, detail }: { line: number; code: string; fields: string[]; detail: string }) => [line, code, fields, detail])).toEqual([
      [2, 'FIELD.LEFT_OUT', ['birthday'], expect.stringContaining('“12/31/1990” is no day')],
      [3, 'ADDRESS.DIGITS_LOST', ['phone'], expect.stringContaining('“6,12E+08”')],
      [4, 'IMPORT.REPEATED', ['id'], expect.stringContaining('w-1')],
    ]);
    const one = await get(`imports/${first.id}/warnings?limit=1`);
    expect((await get(`imports/${first.id}/warnings?limit=1&cursor=${one.body.nextCursor}`)).body.items).toEqual([expect.objectContaining({ line: 3 })]);
    expect((await get(`imports/${first.id}/warnings`, 'text/csv')).text.split('\r\n').slice(0, 2)).toEqual(['line,code,detail,raw', expect.stringMatching(/^2,FIELD.LEFT_OUT,.*w-1;one@example.com;;12\/31\/1990"?$/)]);
    expect((await get(`imports/${first.id}/rejected`)).body.items).toEqual([expect.objectContaining({ line: 5, code: 'IMPORT.TOTAL_ROW' })]);
    const inSpanish = (await get(`imports/${first.id}/warnings`, 'text/csv').set('accept-language', 'es')).text.split('\r\n');
    expect(inSpanish).toEqual(['línea,código,motivo,contenido', expect.stringContaining('(cumpleaños) no es un día'), expect.stringContaining('teléfono «6,12E+08» es lo que una hoja'), expect.stringContaining('Una línea anterior también es del cliente w-1'), '']);
    const again = (await send(file('31/12/1990').replace('two@', 'zwei@'))).body as { id: string };
    expect(await finish(again.id)).toMatchObject({ accepted: 3, taken: { created: 0, updated: 2, unchanged: 0, repeated: 1 } });
    const once = (await send('id;email\nw-1;one@example.com\nw-9;nine@example.com')).body as { id: string };
    expect(await finish(once.id)).toMatchObject({ taken: { created: 1, updated: 0, unchanged: 1, repeated: 0 }, warned: 0 });

    const latest = await get('imports?limit=2');
    expect(latest.body.items).toEqual([(await get(`imports/${once.id}`)).body, (await get(`imports/${again.id}`)).body]);
    expect((await get(`imports?limit=1&cursor=${latest.body.nextCursor}`)).body.items).toEqual([expect.objectContaining({ id: first.id })]);
    expect((await get('imports', 'application/json', await app.hub('other'))).body).toEqual({ items: [], nextCursor: null });
  });

  it('gives up the warning of a line that it could not take after all', async () => {
    const long = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, 'x'.repeat(1900)]));
    const { body } = await send(`${JSON.stringify({ id: 'l-1', email: 'no', attributes: long })}\n${JSON.stringify({ id: 'l-2', email: 'no' })}\n`, { type: 'application/x-ndjson' });
    expect(body).toMatchObject({ warned: 2 });
    expect(await finish(body.id)).toMatchObject({ accepted: 1, rejected: 1, warned: 1, taken: { created: 1 } });
  });

  it('records what everybody agreed to, with what that rests on, where the file says nothing else', async () => {
    const { body } = await send('id,consent.email.marketing\ng-1,\ng-2,no\n', { query: { consent: 'email,sms', consentSource: 'Form at the counter' } });
    await finish(body.id);
    const agreed = { marketing: true, source: 'Form at the counter' };
    expect((await get('g-1')).body).toMatchObject({ consent: { email: agreed, sms: agreed } });
    expect((await get('g-2')).body).toMatchObject({ consent: { email: { marketing: false }, sms: agreed } });
    const { items } = (await get('g-2/activity')).body as { items: { text: string }[] };
    expect(items.map(({ text }) => text).sort()).toEqual([
      'An imported list (Form at the counter), for the person, agreed to marketing by sms.', `An imported list (Form at the counter), for the person, refused marketing by email.`,
    ]);
    expect((await send('id\ng-3', { query: { consent: 'fax' } })).status).toBe(400);
  });

  it('is seen beforehand as it would be taken, and nothing of it is kept', async () => {
    const file = 'Código;Nombre;Correo;Móvil;Notas\np-1;Ana;ana@example.com;600111222;x\np-2;Luis;nowhere;;\n;Eva;eva@example.com;;\np-4;Jon;;;\n';
    const preview = (query: object, body = file) => app.http().post('/api/v1/customers/import/preview').query(query).set({ authorization: token, 'content-type': 'text/csv' }).send(body);
    const answer = await preview({});
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ received: 4, usable: 3, repeated: 0, problems: [], saysConsent: false })]);
    expect(answer.body.columns.map(({ field }: { field: string | null }) => field)).toEqual(['id', 'firstName', 'email', 'phone', null]);
    expect(answer.body.sample[2]).toEqual({ line: 4, cells: ['', 'Eva', 'eva@example.com', '', ''], ok: false });
    expect(answer.body.repairs.map(({ code, count, examples }: { code: string; count: number; examples: { line: number }[] }) => [code, count, examples[0]?.line])).toEqual([['ADDRESS.INVALID', 1, 3], ['IMPORT.ID_MISSING', 1, 4], ['ADDRESS.MISSING', 1, 5]]);
    const without = await preview({ mapping: '{"Código":null,"Notas":"attributes.notes"}' });
    expect(without.body).toMatchObject({ received: 4, usable: 0, problems: [{ code: 'IMPORT.ID_MISSING' }] });
    expect((await preview({}, 'id\nr-1\nr-2\nr-1\nr-1\n')).body).toMatchObject({ usable: 4, repeated: 2 });
    expect((await preview({}, '')).body).toMatchObject({ status: 422, code: 'IMPORT.FILE_UNREADABLE' });
    expect((await get('p-1')).status).toBe(404);
  });

  it('knows the people of a list without ids by their address, however it is written in the next list', async () => {
    const byAddress = { idFrom: 'address' };
    const first = 'firstName,email,phone\nMia,Mia@Example.com,\nTeo,,600 111 333\nNobody,,\n';
    const preview = async (file: string) => (await app.http().post('/api/v1/customers/import/preview').query(byAddress).set({ authorization: token, 'content-type': 'text/csv' }).send(file)).body;
    expect(await preview('firstName\nAda')).toMatchObject({ problems: [{ code: 'IMPORT.ADDRESS_MISSING' }] });
    expect(await preview(first)).toMatchObject({ received: 3, usable: 2, problems: [], repairs: [{ code: 'IMPORT.ADDRESS_MISSING', count: 1 }] });
    const { body } = await send(first, { query: byAddress });
    expect(await finish(body.id)).toMatchObject({ status: 'completed', accepted: 2, rejected: 1, taken: { created: 2 } });
    const again = await send('firstName,lastName,email,phone\nMia,Ruiz, mia@example.com,\nTeo,Gil,,+34600111333\n', { query: byAddress });
    expect(await finish(again.body.id)).toMatchObject({ status: 'completed', accepted: 2, taken: { created: 0, updated: 2 } });
    const { items } = (await app.http().get('/api/v1/customers').query({ q: 'Ruiz' }).set({ authorization: token })).body;
    expect(items).toEqual([expect.objectContaining({ id: expect.stringMatching(/^list-[0-9a-f]{16}$/), firstName: 'Mia' })]);
  });

  it('does not overwrite what is newer, nor what a person said here', async () => {
    const later = new Date(Date.now() + 3_600_000);
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.updated', { customerId: 'n-1', customer: { firstName: 'Newer' } }, { time: later }));
    const { body } = await send('{"id":"n-1","firstName":"Older","lastName":"Import"}\n', { type: 'application/x-ndjson' });
    expect(await finish(body.id)).toMatchObject({ status: 'completed', accepted: 1 });
    expect((await get('n-1')).body).toMatchObject({ firstName: 'Newer', lastName: 'Import' });
  });

  it('is taken on in parts that a crash between them does not lose', async () => {
    const { body } = await send(`id\n${Array.from({ length: 1200 }, (_, index) => `many-${index}`).join('\n')}`);
    expect(body).toMatchObject({ status: 'running', received: 1200 });
    await app.get(RunImports).step();
    expect((await get(`imports/${body.id}`)).body).toMatchObject({ status: 'running', accepted: 500 });
    app.run('run-imports');
    await eventually(async () => expect((await get(`imports/${body.id}`)).body).toMatchObject({ status: 'completed', accepted: 1200 }), { timeoutMs: 60_000 });
    await app.get(RunImports).stop(); // the specs behind step by hand, and would find what it holds locked
  });

  it('takes nothing of a file that cannot be read, and says why', async () => {
    expect((await send('id,email\nb-1,"a\nb-2,b')).body).toMatchObject({ status: 422, code: 'IMPORT.FILE_UNREADABLE' });
    expect((await send(`id\n${'x'.repeat(20_000_000)}`)).body).toMatchObject({ status: 422, code: 'IMPORT.FILE_UNREADABLE' }); // said while the caller still sends
    expect((await send('name\nAda')).body).toMatchObject({ status: 422, code: 'IMPORT.ID_MISSING', errors: [{ pointer: '/mapping' }] });
    expect((await send('id\nc', { query: { mapping: '{' } })).body).toMatchObject({ status: 400, errors: [{ pointer: '?mapping' }] });
    expect((await send('id\nc', { query: { maping: '{}' } })).status).toBe(400);
    expect((await send('{}', { type: 'application/json' })).status).toBe(415);
    expect((await get('b-1')).status).toBe(404);
    expect(await app.database.query(`select state, count(*)::int as n from customer_import where state in ('failed', 'receiving') group by 1`)).toEqual([{ state: 'failed', n: 3 }]);
    expect((await app.database.query('select 1 from customer_import_chunk')).length).toBe(0);
  });

  it('is one import however often it is sent with one key, and another file is refused', async () => {
    const sent = (body: string, key = 'twice', query: object = {}) => app.http().post('/api/v1/customers/import').query(query).set({ authorization: token, 'content-type': 'text/csv', 'idempotency-key': key }).send(body);
    const first = await sent('id\nk-1\nk-2');
    await finish(first.body.id);
    const again = await sent('id\nk-1\nk-2');
    expect([first.status, again.status, again.body]).toEqual([202, 202, first.body]);
    for (const other of [sent('id\nk-1\nk-3'), sent('id\nk-1\nk-2', 'twice', { consent: 'sms' })]) expect((await other).body).toMatchObject({ status: 409, code: 'REQUEST.IDEMPOTENCY_CONFLICT' });
    expect((await sent('id\n"', 'broken')).status).toBe(422);
    expect((await sent('id\nk-4', 'broken')).status).toBe(202);
    const both = await Promise.all([sent('id\nk-5', 'beside'), sent('id\nk-5', 'beside')]);
    const ids = both.filter(({ status }) => status === 202).map(({ body }) => body.id);
    expect([new Set(ids).size, both.filter(({ status, body }) => status !== 202 && body.code !== 'IMPORT.STILL_COMING')]).toEqual([1, []]);
    await finish(ids[0]);
  });

  it('stands aside when it cannot go on, holds up none behind it, and goes on when it is told to', async () => {
    await app.database.query(`create function dispatch.refuse() returns trigger language plpgsql as $$ begin if new.customer_id = 'bad-1' then raise exception 'nobody foresaw this'; end if; return new; end $$`);
    await app.database.query('create trigger refuse before insert on dispatch.customer for each row execute function dispatch.refuse()');
    const bad = (await send('id\nbad-1')).body.id as string;
    const good = (await send('id\ngood-1')).body.id as string;
    const steps = async (): Promise<void> => {
      // Until nothing is left to take on: imports of the specs before may be, too.
      for (let goesOn = true; goesOn; ) {
        goesOn = await app.get(RunImports).step().catch((error: unknown) => {
          expect(String(error)).toContain('nobody foresaw this');
          return true;
        });
      }
    };
    await steps();
    expect((await get(`imports/${good}`)).body).toMatchObject({ status: 'completed', accepted: 1 });
    expect((await get(`imports/${bad}`)).body).toMatchObject({ status: 'failed', accepted: 0, canResume: true, detail: expect.stringContaining('nobody foresaw') });
    await app.database.query('drop trigger refuse on dispatch.customer');
    const resume = (id: string) => app.http().post(`/api/v1/customers/imports/${id}/resume`).set({ authorization: token });
    expect((await resume(bad)).body).toMatchObject({ status: 'running', canResume: false });
    expect(await finish(bad)).toMatchObject({ status: 'completed', accepted: 1, canResume: false });
    expect((await resume(bad)).body).toMatchObject({ status: 'completed' });
    expect((await get('bad-1')).status).toBe(200);
    expect((await resume('0193b3b0-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('is seen by its own hub alone', async () => {
    const { body } = await send('id\nmine-1');
    const other = await app.hub('other');
    for (const path of [`imports/${body.id}`, `imports/${body.id}/rejected`, `imports/${body.id}/warnings`]) expect((await get(path, 'application/json', other)).status).toBe(404);
  });
});
