import { z } from 'zod';
import { strictly } from './strict-schema.js';
import { validate } from './validation.js';

describe('strictly', () => {
  it('reaches objects through arrays, records, unions, defaults and pipes', () => {
    const Inner = z.object({ a: z.number() });
    const schema = z.object({
      list: z.array(Inner).default([]),
      map: z.record(z.string(), Inner).optional(),
      either: z.union([z.string(), Inner]).nullish(),
      piped: Inner.transform(({ a }) => ({ doubled: a * 2 })).optional(),
    });
    const bad = { a: 1, b: 2 };
    for (const input of [{ list: [bad] }, { map: { x: bad } }, { either: bad }, { piped: bad }]) {
      expect(strictly(schema).safeParse(input).success).toBe(false);
    }
    expect(strictly(schema).parse({ piped: { a: 2 } })).toEqual({ list: [], piped: { doubled: 4 } });
  });

  it('keeps refinements and declared catch-alls', () => {
    const schema = z.object({ a: z.number(), free: z.looseObject({}) }).refine(({ a }) => a > 1, 'too small');
    expect(strictly(schema).safeParse({ a: 2, free: { anything: 1 } }).success).toBe(true);
    expect(strictly(schema).safeParse({ a: 1, free: {} }).success).toBe(false);
  });

  it('follows a recursive schema', () => {
    const Node = z.object({
      name: z.string(),
      get children() {
        return z.array(Node).optional();
      },
    });
    expect(strictly(Node).safeParse({ name: 'a', children: [{ name: 'b' }] }).success).toBe(true);
    expect(strictly(Node).safeParse({ name: 'a', children: [{ name: 'b', extra: 1 }] }).success).toBe(false);
  });
});

describe('validate', () => {
  it('answers a rule with 422 only when nothing else is wrong', () => {
    const schema = z.object({ from: z.number(), to: z.number() }).refine(({ from, to }) => from < to, {
      path: ['to'],
      message: 'must come after from',
      params: { rule: true, code: 'RANGE.EMPTY' },
    });
    expect(validate(schema, { from: 2, to: 1 })).toMatchObject({
      problem: { kind: 'rule', code: 'REQUEST.RULE', errors: [{ pointer: '/to', code: 'RANGE.EMPTY' }] },
    });
    expect(validate(schema, { from: 'x', to: 1 })).toMatchObject({ problem: { kind: 'malformed' } });
  });

  it('tells of a union the branch that was meant', () => {
    const schema = z.object({ audience: z.union([z.object({ all: z.literal(true) }), z.object({ customerIds: z.array(z.string()) })]) });
    expect(validate(schema, { audience: { customerIds: [1] } })).toMatchObject({
      problem: { errors: [{ pointer: '/audience/customerIds/0', code: 'FIELD.TYPE' }] },
    });
  });

  it('explains fifty of a hundred thousand unknown fields, and gives back no endless name', () => {
    const schema = z.object({ channel: z.string(), nested: z.array(z.object({ a: z.number() })).optional() });
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`chanel${index}`, index]));
    expect(validate(schema, { channel: 'sms', ...many })).toMatchObject({ problem: { errors: { length: 50 } } });
    expect(validate(schema, { channel: 'sms', nested: Array.from({ length: 100_000 }, () => ({})) })).toMatchObject({ problem: { errors: { length: 50 } } });
    const endless = validate(schema, { channel: 'sms', ['x'.repeat(900_000)]: 1 });
    expect(JSON.stringify(endless).length).toBeLessThan(2000);
  });
});
