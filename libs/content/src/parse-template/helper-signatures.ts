import type { HelperName } from './template-ast.js';

/** How a helper is called: how many values, which `name="…"` options, and an example for error messages. */
export interface HelperSignature {
  readonly argsMin: number;
  readonly argsMax: number;
  readonly options: readonly string[];
  readonly example: string;
}

/** The allow-list: a template can call these and nothing else. */
export const helperSignatures: Readonly<Record<HelperName, HelperSignature>> = {
  date: { argsMin: 1, argsMax: 1, options: ['style'], example: '{{date event.startsAt}}' },
  time: { argsMin: 1, argsMax: 1, options: [], example: '{{time event.startsAt}}' },
  money: { argsMin: 1, argsMax: 1, options: ['currency'], example: '{{money event.total}}' },
  number: { argsMin: 1, argsMax: 1, options: [], example: '{{number event.points}}' },
  phone: { argsMin: 1, argsMax: 1, options: ['country'], example: '{{phone customer.phone}}' },
  plural: {
    argsMin: 1,
    argsMax: 3,
    options: ['zero', 'one', 'two', 'few', 'many', 'other'],
    example: '{{plural event.years "# year" "# years"}}',
  },
  default: { argsMin: 2, argsMax: 2, options: [], example: '{{default customer.firstName "there"}}' },
  upper: { argsMin: 1, argsMax: 1, options: [], example: '{{upper customer.firstName}}' },
  eq: { argsMin: 2, argsMax: 2, options: [], example: '{{#if (eq event.toTier "gold")}}' },
  color: { argsMin: 1, argsMax: 1, options: [], example: '{{color hub.brand.color}}' },
  inkColor: { argsMin: 1, argsMax: 1, options: [], example: '{{inkColor hub.brand.color}}' },
  onColor: { argsMin: 1, argsMax: 1, options: [], example: '{{onColor hub.brand.color}}' },
};

/** True for a name of the allow-list. */
export const isHelperName = (name: string): name is HelperName => Object.hasOwn(helperSignatures, name);
