import type { TFunction } from 'i18next';
import { Problem } from '../api/problem.js';
import { problemSentence } from './problem-sentence.js';

const t = ((key: string, values?: Readonly<Record<string, unknown>>) => [key, ...Object.values(values ?? {})].join(' ')) as unknown as TFunction;

describe('a problem as a sentence', () => {
  it('says in the reader’s language when to try again', () => {
    expect(problemSentence(t, new Problem(429, 'RATE.LIMITED', 'Too many requests; try again in 50 s.', { retryAfterS: 50 }))).toBe('problems.limitedFor 50');
    expect(problemSentence(t, new Problem(429, 'RATE.LIMITED', 'Too many requests.'))).toBe('problems.limited');
  });

  it('is what the API says where staff can do something about it', () => {
    expect(problemSentence(t, new Problem(422, 'TEMPLATE.UNKNOWN_FIELD', 'There is no field of this name.'))).toBe('There is no field of this name.');
    expect(problemSentence(t, new Problem(0, 'OFFLINE', ''))).toBe('problems.offline');
  });
});
