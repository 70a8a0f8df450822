import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface StatusFilterProps<Value extends string> {
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

const all = 'all';

/** What a list is narrowed to, or all of it: a row where it has room, on a phone or a tablet a list to choose from. */
export function StatusFilter<Value extends string>({ value = all as Value, choices, onChange }: StatusFilterProps<Value>) {
  const { t } = useTranslation();
  const data = [{ value: all, label: t('automations.all') }, ...choices];
  const choose = (next: string | null): void => onChange(choices.find((known) => known.value === next)?.value);
  const shared = { value, data, onChange: choose, 'aria-label': t('messages.status') };
  return (
    <>
      <SegmentedControl {...shared} visibleFrom="md" style={{ alignSelf: 'flex-start' }} />
      <Select {...shared} allowDeselect={false} hiddenFrom="md" />
    </>
  );
}
