import { nearestName, ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import { filterOperators, type FilterField, type FilterGroup, type FilterOperator, type FilterRule, type FilterValue } from './filter.js';
import { customerFieldTypes, fieldOf } from './filter-fields.js';
import { operatorsOf } from './operators.js';
import { parseValue } from './parse-value.js';

/** What one filter may hold: more is a list of customers, not a rule about them. */
export const filterLimits = { depthMax: 8, rulesMax: 200, listMax: 1000 } as const;

/** Members that react-querybuilder writes beside those that mean something. */
const groupMembers = ['combinator', 'rules', 'not', 'id', 'path', 'disabled'];
const ruleMembers = ['field', 'operator', 'value', 'valueSource', 'id', 'path', 'disabled'];

export interface ParseFilterOptions {
  /** Where the filter stands in the body, as a JSON pointer: `/audience/filter`. */
  readonly pointer: string;
  /** Whether rules may speak of the event that started an automation. */
  readonly event?: boolean;
}

/**
 * Reads a rule group of react-querybuilder (API.md section 3, Campaigns). Everything that is wrong with it is said at
 * once, each with its pointer; an unknown name with the one that was probably meant.
 */
export function parseFilter(given: unknown, options: ParseFilterOptions): Result<FilterGroup> {
  const parser = new FilterParser(options.event ?? false);
  const group = parser.group(given, options.pointer, 1);
  const { complaints } = parser;
  const [first] = complaints;
  if (!first && group) return ok(group);
  const summary = first ? `${first.pointer}: ${first.detail}` : 'The filter cannot be read.';
  return refuse({ kind: 'rule', code: first?.code ?? 'FILTER.SYNTAX', detail: summary, errors: complaints });
}

/** Complaints beyond these help nobody. */
const complaintsMax = 20;

type Members = Readonly<Record<string, unknown>>;
interface Place {
  readonly members: Members;
  readonly pointer: string;
}

class FilterParser {
  readonly complaints: ProblemDetail[] = [];
  #rules = 0;

  constructor(private readonly knowsEvent: boolean) {}

  group(given: unknown, pointer: string, depth: number): FilterGroup | undefined {
    if (!isRecord(given)) return this.#complain(pointer, 'FILTER.SYNTAX', 'is no rule group: {"combinator": "and", "rules": […]}');
    if (depth > filterLimits.depthMax) return this.#complain(pointer, 'FILTER.TOO_LARGE', `lies deeper than ${filterLimits.depthMax} groups`);
    this.#members({ members: given, pointer }, groupMembers);
    const { combinator, rules, not } = given;
    if (combinator !== 'and' && combinator !== 'or') this.#complain(`${pointer}/combinator`, 'FILTER.SYNTAX', 'is "and" or "or"');
    if (not !== undefined && typeof not !== 'boolean') this.#complain(`${pointer}/not`, 'FILTER.SYNTAX', 'is true or false');
    if (!Array.isArray(rules)) return this.#complain(`${pointer}/rules`, 'FILTER.SYNTAX', 'is a list of rules');
    const parsed = rules.map((rule: unknown, index) => this.#member(rule, `${pointer}/rules/${index}`, depth));
    return { kind: 'group', combinator: combinator === 'or' ? 'or' : 'and', not: not === true, rules: parsed.filter((rule) => rule !== undefined), pointer };
  }

  #member(given: unknown, pointer: string, depth: number): FilterRule | FilterGroup | undefined {
    this.#rules++;
    if (this.#rules > filterLimits.rulesMax) {
      return this.#rules === filterLimits.rulesMax + 1 ? this.#complain(pointer, 'FILTER.TOO_LARGE', `is one rule more than the ${filterLimits.rulesMax} of a filter`) : undefined;
    }
    if (isRecord(given) && 'rules' in given) return this.group(given, pointer, depth + 1);
    if (!isRecord(given)) return this.#complain(pointer, 'FILTER.SYNTAX', 'is a rule {"field", "operator", "value"} or a rule group');
    return this.#rule({ members: given, pointer });
  }

  #rule(place: Place): FilterRule | undefined {
    this.#members(place, ruleMembers);
    const { members, pointer } = place;
    const source = members['valueSource'];
    if (source !== undefined && source !== 'value') this.#complain(`${pointer}/valueSource`, 'FILTER.SYNTAX', 'is "value": fields are compared with values alone');
    const field = this.#field(place);
    const operator = this.#operator(place, field);
    if (!field || !operator) return undefined;
    const values = this.#values(place, field, operator);
    return values && { kind: 'rule', field, operator, values, pointer };
  }

  #field({ members, pointer }: Place): FilterField | undefined {
    const name = members['field'];
    if (typeof name !== 'string') return this.#complain(`${pointer}/field`, 'FILTER.SYNTAX', 'is the name of a field such as customer.loyaltyTier');
    const field = fieldOf(name, { event: this.knowsEvent });
    if (field) return field;
    const known = Object.keys(customerFieldTypes);
    const meant = known.find((one) => one.startsWith(`${name}.`)) ?? nearestName(name, known) ?? nearestName(`customer.${name}`, known);
    const hint = meant ? `; did you mean ${meant}?` : `; attributes of your own are customer.attributes.<name>`;
    return this.#complain(`${pointer}/field`, 'FILTER.FIELD_UNKNOWN', `${name.slice(0, 100)} is no field${hint}`);
  }

  #operator({ members, pointer }: Place, field: FilterField | undefined): FilterOperator | undefined {
    const name = members['operator'];
    const operator = filterOperators.find((one) => one === name);
    if (!operator) {
      const meant = typeof name === 'string' ? nearestName(name, filterOperators) : undefined;
      return this.#complain(`${pointer}/operator`, 'FILTER.OPERATOR_UNKNOWN', meant ? `is no operator; did you mean ${meant}?` : `is one of ${filterOperators.join(' ')}`);
    }
    if (!field || operatorsOf[field.type].includes(operator)) return operator;
    return this.#complain(`${pointer}/operator`, 'FILTER.OPERATOR', `cannot be asked of ${field.name}, which takes ${operatorsOf[field.type].join(' ')}`);
  }

  #values({ members, pointer }: Place, field: FilterField, operator: FilterOperator): readonly FilterValue[] | undefined {
    const given = members['value'];
    const at = `${pointer}/value`;
    if (operator === 'null' || operator === 'notNull') return [];
    const isPair = operator === 'between' || operator === 'notBetween';
    if (!isPair && operator !== 'in' && operator !== 'notIn') return this.#value(given, at, { field, operator });
    if (!Array.isArray(given) || (isPair && given.length !== 2) || given.length === 0 || given.length > filterLimits.listMax) {
      return this.#complain(at, 'FILTER.VALUE', isPair ? 'is a list of two: the lowest and the highest' : `is a list of 1 to ${filterLimits.listMax} values`);
    }
    const values = given.map((one: unknown, index) => this.#value(one, `${at}/${index}`, { field, operator }));
    return values.every((one) => one !== undefined) ? values.flat() : undefined;
  }

  #value(given: unknown, pointer: string, { field, operator }: { field: FilterField; operator: FilterOperator }): readonly FilterValue[] | undefined {
    const parsed = parseValue(given, field.type, operator);
    return parsed.ok ? [parsed.value] : this.#complain(pointer, 'FILTER.VALUE', `is ${parsed.wanted}`);
  }

  #members({ members, pointer }: Place, known: readonly string[]): void {
    for (const name of Object.keys(members)) {
      if (known.includes(name)) continue;
      const meant = nearestName(name, known);
      this.#complain(`${pointer}/${escapePointer(name)}`, 'FILTER.SYNTAX', `is unknown here${meant ? `; did you mean ${meant}?` : ''}`);
    }
  }

  #complain(pointer: string, code: string, detail: string): undefined {
    if (this.complaints.length < complaintsMax) this.complaints.push({ pointer, code, detail });
    return undefined;
  }
}

const escapePointer = (name: string): string => name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
const isRecord = (given: unknown): given is Members => typeof given === 'object' && given !== null && !Array.isArray(given);
