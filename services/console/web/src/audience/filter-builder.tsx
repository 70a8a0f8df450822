import { ActionIcon, Button, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatQuery, QueryBuilder, type ActionProps, type RuleGroupType, type ValueEditorProps, type VersatileSelectorProps } from 'react-querybuilder';
import { fieldsFor, kindOf, operatorsOf, type AudienceField } from './audience-fields.js';
import { useEditedParts } from '../states/use-edited-parts.js';
import { isEmptyValue, lackOf } from './unfinished.rules.js';
import { useFocusOnNew } from './use-focus-on-new.js';
import classes from './filter-builder.module.css';

/** A rule group as the API takes it: without the ids that editing needs. */
export type Filter = Pick<RuleGroupType, 'combinator' | 'rules'> & Record<string, unknown>;

interface FilterBuilderProps {
  readonly value: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly isReadOnly?: boolean;
  /** Whose event may be asked for, too. */
  readonly trigger?: string;
  /** Somebody wanted to go on with it: what it lacks is asked for. */
  readonly isAsked?: boolean;
}

export const emptyFilter: Filter = { combinator: 'and', rules: [] };

const written = (query: Filter): string => formatQuery(query, { format: 'json_without_ids' });
const read = (text: string): Filter => JSON.parse(text) as Filter;

type FieldKey<Root extends 'customer' | 'event'> = AudienceField['name'] extends infer Given ? (Given extends `${Root}.${infer Name}` ? Name : never) : never;

const operatorKeys = { '=': 'is', '!=': 'isNot', '<': 'less', '>': 'more', '<=': 'atMost', '>=': 'atLeast', contains: 'contains', doesNotContain: 'doesNotContain', beginsWith: 'beginsWith', null: 'null', notNull: 'notNull' } as const;
const dateOperatorKeys = { '<': 'longerAgo', '>': 'within' } as const;

/** Whom it is about, put together in words; react-querybuilder's JSON is the API's own. */
export function FilterBuilder({ value, onChange, isReadOnly = false, trigger, isAsked = false }: FilterBuilderProps) {
  const { t } = useTranslation();
  const fields = fieldsFor(trigger).map(({ name }) => ({
    name,
    label: name.startsWith('event.') ? t(`audience.eventFields.${name.slice('event.'.length) as FieldKey<'event'>}`) : t(`audience.fields.${name.slice('customer.'.length) as FieldKey<'customer'>}`),
  }));
  const operatorName = (field: string, operator: string): string => {
    if (kindOf(field) === 'date' && (operator === '<' || operator === '>')) return t(`audience.operators.${dateOperatorKeys[operator]}`);
    return t(`audience.operators.${operatorKeys[operator as keyof typeof operatorKeys]}`);
  };
  // A condition keeps its id while somebody types in it: with another one its fields would be drawn anew, and lose the focus.
  const [query, edit] = useEditedParts(written(value), { read, write: written, onChange: (text) => text !== written(value) && onChange(read(text)) });
  const { frame, heed } = useFocusOnNew();
  const lack = isAsked ? lackOf(value) : undefined;
  return (
    <div ref={frame}>
      <QueryBuilder
        query={query} onQueryChange={edit} onAddRule={heed} onAddGroup={heed} context={{ isAsked }}
        fields={fields} disabled={isReadOnly} maxLevels={2} resetOnFieldChange
        getOperators={(field) => operatorsOf[kindOf(field)].map((name) => ({ name, label: operatorName(field, name) }))}
        combinators={[{ name: 'and', label: t('audience.all') }, { name: 'or', label: t('audience.any') }]}
        getDefaultValue={({ field }) => (kindOf(field) === 'date' ? { ago: 'P60D' } : '')}
        translations={{ fields: { title: t('audience.field') }, operators: { title: t('audience.operator') }, value: { title: t('audience.value') }, removeRule: { title: t('audience.remove') }, removeGroup: { title: t('audience.remove') }, addRule: { label: t('audience.addRule') }, addGroup: { label: t('audience.addGroup') }, combinators: { title: t('audience.combinator') } }}
        controlElements={{ fieldSelector: Selector, operatorSelector: Selector, combinatorSelector: Selector, valueEditor: ValueEditor, addRuleAction: AddButton, addGroupAction: AddButton, removeRuleAction: RemoveButton, removeGroupAction: RemoveButton, dragHandle: null }}
        controlClassnames={{ queryBuilder: classes['builder'] ?? '', ruleGroup: classes['group'] ?? '', header: classes['header'] ?? '', body: classes['body'] ?? '', rule: classes['rule'] ?? '' }}
      />
      {lack && <Text role="alert" size="sm" c="bad" mt="xs">{t(`audience.lacks.${lack}`)}</Text>}
    </div>
  );
}

function Selector(props: VersatileSelectorProps) {
  const { options, value, title, disabled } = props;
  const flat: readonly object[] = options;
  const data = flat.flatMap((option) => ('name' in option && 'label' in option ? [{ value: String(option.name), label: String(option.label) }] : []));
  return <Select size="sm" aria-label={title ?? ''} data={data} value={String(value ?? '')} allowDeselect={false} disabled={disabled ?? false} onChange={(next) => next !== null && props.handleOnChange(next)} comboboxProps={{ width: 'max-content', position: 'bottom-start' }} />;
}

/** How many days ago; nothing while nobody has said it. */
const daysIn = (value: unknown): number | '' => {
  const ago = typeof value === 'object' && value !== null && 'ago' in value ? value.ago : undefined;
  const days = typeof ago === 'string' ? /^P(\d+)D$/.exec(ago)?.[1] : undefined;
  return days === undefined ? '' : Number(days);
};

const isAskedOf = (context: unknown): boolean => typeof context === 'object' && context !== null && 'isAsked' in context && context.isAsked === true;

function ValueEditor(props: ValueEditorProps) {
  const { field, operator, disabled, title } = props;
  const value: unknown = props.value;
  const { t } = useTranslation();
  if (operator === 'null' || operator === 'notNull') return null;
  const shared = { size: 'sm', 'aria-label': title ?? '', disabled: disabled ?? false, error: isAskedOf(props.context) && isEmptyValue(value) } as const;
  switch (kindOf(field)) {
    case 'date':
      // A day of the calendar, as a program may have asked.
      if (typeof value === 'string' && value !== '') return <TextInput {...shared} w={130} value={value} onChange={(event) => props.handleOnChange(event.currentTarget.value)} />;
      return <NumberInput {...shared} w={130} min={0} max={3650} suffix={` ${t('audience.days')}`} value={daysIn(value)} onChange={(days) => props.handleOnChange(days === '' ? '' : { ago: `P${Number(days)}D` })} />;
    case 'money':
    case 'number':
      return <NumberInput {...shared} w={130} value={typeof value === 'number' || typeof value === 'string' ? value : ''} onChange={(amount) => props.handleOnChange(amount === '' ? '' : Number(amount))} />;
    default:
      return <TextInput {...shared} value={typeof value === 'string' ? value : ''} onChange={(event) => props.handleOnChange(event.currentTarget.value)} />;
  }
}

function AddButton(props: ActionProps) {
  return <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={(event) => props.handleOnClick(event)} disabled={props.disabled ?? false}>{props.label}</Button>;
}

function RemoveButton(props: ActionProps) {
  return <ActionIcon variant="subtle" color="bad" aria-label={props.title ?? ''} onClick={(event) => props.handleOnClick(event)} disabled={props.disabled ?? false}><IconTrash size={16} /></ActionIcon>;
}
