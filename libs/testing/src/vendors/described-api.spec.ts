import { DescribedApi } from './described-api.js';
import type { SeenRequest } from './fake-vendor.js';

const api = new DescribedApi('twilio-api-v2010.json');
const root = '/2010-04-01/Accounts/AC00000000000000000000000000000001';
const sound = { To: '+34600111222', From: 'Sol', Body: 'Hola', ValidityPeriod: '90', StatusCallback: 'https://shop.example/status?attempt=1#rc=5' };
const post = (form: Record<string, string> | string, given: Partial<SeenRequest> = {}): SeenRequest => ({
  method: 'POST', path: `${root}/Messages.json`, query: new URLSearchParams(), headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: new URLSearchParams(form).toString(), ...given,
});
const get = (path: string, query = ''): SeenRequest => ({ method: 'GET', path: root + path, query: new URLSearchParams(query), headers: {}, body: '' });
const message = { sid: 'SM00000000000000000000000000000001', status: 'queued', error_code: null, to: '+34600111222', num_segments: '1' };

describe('Twilio’s published description', () => {
  it('takes what it has', () => {
    expect(api.complaintAbout(post(sound))).toBeUndefined();
    expect(api.complaintAbout(post('To=%2B34600111222&MediaUrl=https%3A%2F%2Fa.example&MediaUrl=https%3A%2F%2Fb.example'))).toBeUndefined();
    expect(api.complaintAbout(get('/Messages.json', 'To=%2B34600111222&PageSize=100'))).toBeUndefined();
    expect(api.complaintAboutAnswer(post(sound), { status: 201, body: message })).toBeUndefined();
  });

  it.each([
    ['a field it does not have', post({ ...sound, Nickname: 'x' }), 400],
    ['a field of another case', post({ ...sound, body: 'x' }), 400],
    ['no recipient', post({ Body: 'Hola' }), 400],
    ['a recipient given twice', post('To=%2B34600111222&To=%2B34600111223'), 400],
    ['a number that is none', post({ ...sound, ValidityPeriod: 'soon' }), 400],
    ['a service id of another kind', post({ ...sound, MessagingServiceSid: 'SM00000000000000000000000000000001' }), 400],
    ['a word that is not in the list', post({ ...sound, RiskCheck: 'maybe' }), 400],
    ['JSON', post(sound, { headers: { 'content-type': 'application/json' } }), 415],
    ['a page of no size', get('/Messages.json', 'PageSize=0'), 400],
    ['a parameter it does not have', get('/Messages.json', 'Body=Hola'), 400],
    ['a body where none belongs', { ...get('/Messages.json'), body: '{}' }, 400],
    ['an account id that is none', { ...get('/Messages.json'), path: '/2010-04-01/Accounts/AC1/Messages.json' }, 404],
    ['a method it does not have', post(sound, { method: 'PUT' }), 404],
  ])('refuses %s', (_, request, status) => {
    expect(api.complaintAbout(request)).toMatchObject({ status });
  });

  it.each([
    ['a field it does not have', 201, { ...message, nickname: 'x' }],
    ['a status it does not have', 201, { ...message, status: 'teleported' }],
    ['a number as text', 201, { ...message, error_code: '30003' }],
    ['an id of another kind', 201, { ...message, sid: 'XX1' }],
    ['another status than it promises', 200, message],
  ])('knows an answer with %s for untrue', (_, status, body) => {
    expect(api.complaintAboutAnswer(post(sound), { status, body })).toEqual(expect.any(String));
  });
});
