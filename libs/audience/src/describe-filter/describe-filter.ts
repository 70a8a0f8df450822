import type { ReasonText } from '@messaging/contracts';
import { Duration } from 'luxon';
import { isTime, type FilterGroup, type FilterOperator, type FilterRule, type FilterValue, type TimeLiteral } from '../parse-filter/filter.js';

type Language = keyof ReasonText;
type Words = Readonly<Record<FilterOperator, string>>;

const operatorWords: Readonly<Record<Language, Words>> = {
  en: {
    '=': 'is', '!=': 'is not', '<': 'is less than', '<=': 'is at most', '>': 'is more than', '>=': 'is at least', contains: 'contains', doesNotContain: 'does not contain',
    beginsWith: 'begins with', endsWith: 'ends with', null: 'is empty', notNull: 'has a value', in: 'is one of', notIn: 'is none of', between: 'is between', notBetween: 'is not between',
  },
  es: {
    '=': 'es', '!=': 'no es', '<': 'es menor que', '<=': 'es como mucho', '>': 'es mayor que', '>=': 'es como mínimo', contains: 'contiene', doesNotContain: 'no contiene',
    beginsWith: 'empieza por', endsWith: 'termina en', null: 'está vacío', notNull: 'tiene un valor', in: 'es uno de', notIn: 'no es ninguno de', between: 'está entre', notBetween: 'no está entre',
  },
};

/** Times lie before and after, amounts below and above. */
const timeWords: Readonly<Record<Language, Partial<Words>>> = {
  en: { '<': 'is before', '<=': 'is not after', '>': 'is after', '>=': 'is not before' },
  es: { '<': 'es anterior a', '<=': 'no es posterior a', '>': 'es posterior a', '>=': 'no es anterior a' },
};

const joints = {
  en: { and: ' and ', or: ' or ', not: 'not', yes: 'yes', no: 'no', everybody: 'nothing is asked' },
  es: { and: ' y ', or: ' o ', not: 'no', yes: 'sí', no: 'no', everybody: 'no se pide nada' },
} as const satisfies Readonly<Record<Language, object>>;

/** A value, a list and a whole condition are cut there: it is a line that somebody reads. */
const valueCharsMax = 80;
const valuesMax = 5;
const charsMax = 400;

/** What a rule or a group asks for, in words: `customer.loyaltyTier is "gold"`. Holds the filter's own values and nothing of the customer. */
export const describeFilter = (asked: FilterRule | FilterGroup): ReasonText => ({ en: short(wordsOf(asked, 'en'), charsMax), es: short(wordsOf(asked, 'es'), charsMax) });

function wordsOf(asked: FilterRule | FilterGroup, language: Language): string {
  return asked.kind === 'rule' ? ruleWords(asked, language) : groupWords(asked, language);
}

function groupWords({ rules, combinator, not }: FilterGroup, language: Language): string {
  const words = joints[language];
  const parts = rules.map((rule) => (rule.kind === 'group' && rule.rules.length > 1 && !rule.not ? `(${groupWords(rule, language)})` : wordsOf(rule, language)));
  const said = parts.length === 0 ? words.everybody : parts.join(words[combinator]);
  return not ? `${words.not} (${said})` : said;
}

function ruleWords({ field, operator, values }: FilterRule, language: Language): string {
  const isOfTime = values.some(isTime);
  const verb = (isOfTime ? timeWords[language][operator] : undefined) ?? operatorWords[language][operator];
  const said = values.slice(0, valuesMax).map((value) => valueWords(value, language));
  const isPair = operator === 'between' || operator === 'notBetween';
  const list = said.join(isPair ? joints[language].and : ', ') + (values.length > valuesMax ? ', …' : '');
  return [field.name, verb, list].filter((part) => part !== '').join(' ');
}

function valueWords(value: FilterValue, language: Language): string {
  if (isTime(value)) return timeText(value, language);
  if (typeof value === 'boolean') return value ? joints[language].yes : joints[language].no;
  return typeof value === 'number' ? String(value) : `"${short(value, valueCharsMax)}"`;
}

/** `60 days ago`, `dentro de 7 días`, `2026-12-31`. */
function timeText(time: TimeLiteral, language: Language): string {
  if (time.kind === 'day') return time.day;
  if (time.kind === 'instant') return time.at.toISOString();
  const length = Duration.fromISO(time.duration, { locale: language }).toHuman();
  if (language === 'en') return time.direction === 'ago' ? `${length} ago` : `in ${length}`;
  return time.direction === 'ago' ? `hace ${length}` : `dentro de ${length}`;
}

/** Cut between code points: half of an emoji is no text. */
function short(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${[...text.slice(0, max)].slice(0, -1).join('')}…`;
}
