import { Select, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { fieldName } from './field-name.js';
import type { ImportPreview } from './import-queries.js';
import classes from './import.module.css';

interface ImportColumnsProps {
  readonly preview: ImportPreview;
  readonly onChange: (column: string, field: string | null) => void;
}

const leftOut = '';
const columnCharsMax = 100;

/** The first rows as they stand in the file, and above each column what it holds. */
export function ImportColumns({ preview: { headingLine, columns, fields, sample }, onChange }: ImportColumnsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Title order={3} size="h4">{t('imports.columns')}</Title>
      <Text size="sm" c="dimmed" mb="sm">{t('imports.columnsText')}{headingLine > 1 && ` ${t('imports.headingLine', { line: headingLine })}`}</Text>
      {columns.some(({ field }) => field === 'fullName') && <Text size="sm" c="dimmed" mb="sm">{t('imports.fullNameText')}</Text>}
      <div className={classes['table']} tabIndex={0} role="region" aria-label={t('imports.rows')}>
        <Table verticalSpacing={6} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ name, field }, index) => (
                <Table.Th key={index} scope="col">
                  <Text size="sm" fw={650} truncate mb={4}>{name === '' ? '—' : name}</Text>
                  {name !== '' && (
                    <Select
                      size="xs" fw={400} rightSectionWidth={18} styles={{ input: { paddingInline: '6px 18px' } }} aria-label={t('imports.holds', { column: name })} allowDeselect={false} searchable value={field ?? leftOut} comboboxProps={{ width: 240, position: 'bottom-start' }}
                      data={choicesFor(name, { t, fields, taken: columns.flatMap((column) => (column.field === null || column.name === name ? [] : [column.field])) })}
                      onChange={(next) => onChange(name, next === leftOut ? null : next)}
                    />
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sample.map(({ line, cells }) => (
              <Table.Tr key={line}>{columns.map(({ field }, index) => <Table.Td key={index} data-left-out={field === null || undefined}>{cells[index]}</Table.Td>)}</Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

/** What a column may hold; a field that another column holds is not offered twice. */
function choicesFor(name: string, { t, fields, taken }: { readonly t: TFunction; readonly fields: readonly string[]; readonly taken: readonly string[] }) {
  const own = `attributes.${name.slice(0, columnCharsMax)}`;
  return [
    { value: leftOut, label: t('imports.leaveOut') },
    ...fields.filter((field) => !taken.includes(field)).map((value) => ({ value, label: fieldName(t, value) })),
    { value: own, label: t('imports.extra', { name }) },
  ];
}
