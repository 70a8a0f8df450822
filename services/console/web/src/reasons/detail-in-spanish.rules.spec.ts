import { CustomerFields } from '@messaging/contracts';
import { z } from 'zod';
import { detailInSpanish } from './detail-in-spanish.rules.js';

const detailOf = (schema: z.ZodType, input: unknown): string => `/customer: ${schema.safeParse(input).error?.issues[0]?.message ?? ''}`;

describe('what is wrong with an event, in Spanish', () => {
  it.each([
    [z.string(), undefined, 'hace falta'],
    [z.string(), 5, 'tiene que ser un texto, no un número'],
    [z.int(), 1.5, 'tiene que ser un número entero, no una fracción'],
    [z.boolean(), 'yes', 'tiene que ser true o false, no un texto'],
    [z.object({}), [], 'tiene que ser un objeto, no una lista'],
    [z.enum(['whatsapp', 'sms', 'email']), 'fax', 'tiene que ser "whatsapp", "sms" o "email"'],
    [z.iso.datetime(), 'mañana', 'tiene que ser una fecha con hora, como 2026-12-05T08:30:00Z'],
    [z.iso.date(), 'el tres de mayo', 'tiene que ser un día, como 2026-12-05'],
    [z.email(), 'pia', 'tiene que ser un correo'],
    [z.string().regex(/^[a-z]+$/), '1', 'tiene que seguir la forma /^[a-z]+$/'],
    [z.string().min(1), '', 'no puede estar vacío'],
    [z.string().max(2), 'abc', 'tiene que tener como mucho 2 caracteres'],
    [z.array(z.string()).max(1), ['a', 'b'], 'tiene que llevar como mucho 1 elementos'],
    [z.number().min(3), 0, 'tiene que ser al menos 3'],
    [z.number().multipleOf(5), 7, 'tiene que ser múltiplo de 5'],
    [z.strictObject({}), { a: 1 }, 'lleva campos que no se conocen: "a"'],
    [z.union([z.string(), z.number()]), true, 'no tiene ninguna de las formas permitidas'],
    [z.custom(() => false), 1, 'no es válido'],
  ])('says of %#: %s', (schema, input, expected) => {
    expect(detailInSpanish(detailOf(schema, input))).toBe(`/customer: ${expected}`);
  });

  it('says what the fields of a customer are told', () => {
    const fields = { birthday: 'mayo', customerSince: 'hoy', timeZone: 'Madrid', totalSpent: { amount: 'x', currency: 'EUR' }, tags: 'vip', locale: 5 };
    const { error } = CustomerFields.safeParse(fields);
    const told = error?.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ') ?? '';
    expect(detailInSpanish(told)).not.toMatch(/\b(must|is|has|not)\b/);
  });

  it('says several after each other, and what it does not know as it stands', () => {
    expect(detailInSpanish('/a: is required; /b: is odd; and more')).toBe('/a: hace falta; /b: is odd; and more');
    expect(detailInSpanish('customer.updated: /a: is required')).toBe('customer.updated: /a: hace falta');
    expect(detailInSpanish('invoice.paid: Nobody here knows events of type invoice.paid.')).toBe('invoice.paid: Aquí nadie conoce avisos del tipo invoice.paid.');
    expect(detailInSpanish('Nobody here knows events of type invoice.paid.')).toBe('Aquí nadie conoce avisos del tipo invoice.paid.');
  });
});
