import { Combobox, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTypedText } from '../states/use-typed-text.js';
import { CustomerAddresses } from './customer-addresses.js';
import { nameOf } from './customer-addresses.rules.js';
import { customerQuery, customersQuery } from './customer-queries.js';

interface CustomerPickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (customerId: string | undefined) => void;
  readonly error?: ReactNode;
}

/** A customer by name, phone or email; what matches is asked for while typing. */
export function CustomerPicker({ label, value, onChange, error }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const [typed, type] = useTypedText(q, setQ);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const found = useQuery({ ...customersQuery(q, 8), enabled: box.dropdownOpened });
  const chosen = useQuery({ ...customerQuery(value ?? ''), enabled: value !== undefined });
  const shown = box.dropdownOpened ? typed : chosen.data ? nameOf(chosen.data, t) : chosen.isError ? (value ?? '') : '';
  return (
    <Combobox store={box} onOptionSubmit={(id) => { onChange(id); type(''); box.closeDropdown(); }}>
      <Combobox.Target>
        <InputBase
          label={label} value={shown} error={error} placeholder={t('messages.compose.customerHint')} rightSection={found.isFetching ? <Loader size={16} /> : <Combobox.Chevron />} rightSectionPointerEvents="none"
          onChange={(event) => { type(event.currentTarget.value); box.openDropdown(); if (event.currentTarget.value === '') onChange(undefined); }}
          onFocus={() => box.openDropdown()} onClick={() => box.openDropdown()} onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} className="scrolls">
          {(found.data?.items ?? []).map((customer) => (
            <Combobox.Option key={customer.id} value={customer.id}>
              <Text size="sm" fw={600}>{nameOf(customer, t)}</Text>
              <CustomerAddresses customer={customer} size="xs" />
            </Combobox.Option>
          ))}
          {found.data?.items.length === 0 && <Combobox.Empty>{t('customers.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
