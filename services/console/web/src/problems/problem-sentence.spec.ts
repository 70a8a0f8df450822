import i18next, { type TFunction } from 'i18next';
import { Problem } from '../api/problem.js';
import { es } from '../language/es/index.js';
import { fieldErrors, problemSentence } from './problem-sentence.js';

const t = ((key: string, values?: Readonly<Record<string, unknown>>) => [key, ...Object.values(values ?? {})].join(' ')) as unknown as TFunction;

describe('a problem as a sentence', () => {
  it('says in the reader’s language when to try again', () => {
    expect(problemSentence(t, new Problem(429, 'RATE.LIMITED', 'Too many requests; try again in 50 s.', { retryAfterS: 50 }))).toBe('problems.limitedFor 50');
    expect(problemSentence(t, new Problem(429, 'RATE.LIMITED', 'Too many requests.'))).toBe('problems.limited');
  });

  it('is what the API says where staff can do something about it', () => {
    expect(problemSentence(t, new Problem(422, 'TEMPLATE.UNKNOWN_FIELD', 'There is no field of this name.'))).toBe('There is no field of this name.');
    expect(problemSentence(t, new Problem(422, 'REQUEST.INVALID', '/hub/legal/privacyUrl an http(s) address'))).toBe('problems.fields');
    expect(problemSentence(t, new Problem(0, 'OFFLINE', ''))).toBe('problems.offline');
  });

  it('leaves out what the API calls a field', () => {
    const errors = [{ pointer: '/to', code: 'SOME.NEWS', detail: 'is not a phone number' }];
    expect(problemSentence(t, new Problem(422, 'SOME.NEWS', 'to is not a phone number', { errors }))).toBe('Is not a phone number');
  });

  it('is said in Spanish to whoever reads Spanish, the form’s fields included; a code that is not known says what the API says', async () => {
    await i18next.init({ lng: 'es', resources: { es: { translation: es } } });
    const errors = [{ pointer: '/email/host', code: 'OUTBOUND.NAME_UNKNOWN', detail: 'no such host' }, { pointer: '/body', code: 'MESSAGE.PLACEHOLDER', detail: 'no' }, { pointer: '/port', code: 'SOME.NEWS', detail: 'closer' }];
    const refused = new Problem(422, 'SETTINGS.INVALID', 'The settings cannot be used.', { errors });
    expect(problemSentence(t, refused)).toBe(es.refusals.SETTINGS.INVALID);
    expect(fieldErrors(refused)).toEqual({ 'email.host': es.refusals.OUTBOUND.NAME_UNKNOWN, body: es.refusals.MESSAGE.PLACEHOLDER, port: 'Closer' });
  });
});
