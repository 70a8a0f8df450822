import { z } from 'zod';
import './index.js';

const complaintOf = (schema: z.ZodType, input: unknown): string | undefined => schema.safeParse(input).error?.issues[0]?.message;

describe('what is wrong with a value', () => {
  it.each([
    [z.string(), undefined, 'is required'],
    [z.enum(['sms', 'email']), undefined, 'is required'],
    [z.string(), 5, 'must be text, not a number'],
    [z.object({}), [], 'must be an object, not a list'],
    [z.record(z.string(), z.string()), null, 'must be an object, not null'],
    [z.int(), 1.5, 'must be a whole number, not a fraction'],
    [z.boolean(), 'yes', 'must be true or false, not text'],
    [z.enum(['whatsapp', 'sms', 'email']), 'fax', 'must be "whatsapp", "sms" or "email"'],
    [z.literal('1.0'), '2', 'must be "1.0"'],
    [z.uuid(), 'x', 'must be a UUID'],
    [z.iso.datetime(), 'tomorrow', 'must be a time such as 2026-12-05T08:30:00Z'],
    [z.iso.date(), '5 May', 'must be a day such as 2026-12-05'],
    [z.email(), 'pia(at)example.com', 'must be an email address'],
    [z.string().regex(/^[a-z]+$/), '1', 'must match /^[a-z]+$/'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().max(1), 'ab', 'must have at most 1 character'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must hold at most 2 items'],
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().lt(3), 3, 'must be less than 3'],
    [z.number().multipleOf(5), 7, 'must be a multiple of 5'],
    [z.strictObject({}), { a: 1 }, 'has unknown fields: "a"'],
    [z.union([z.string(), z.number()]), true, 'has none of the forms that are allowed'],
    [z.custom(() => false), 1, 'is not valid'],
  ])('is said of %#: %s', (schema, input, expected) => {
    expect(complaintOf(schema, input)).toBe(expected);
  });

  it('leaves a schema its own words', () => {
    expect(complaintOf(z.string('is no name'), 1)).toBe('is no name');
  });
});
