import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { variableName } from '../variable-name.js';
import { knownVariables } from './known-variables.js';

const areas = ['customer', 'event', 'hub', 'link'] as const;

/** What differs from person to person, in words instead of braces. */
export function VariablePicker({ onPick }: { readonly onPick: (written: string) => void }) {
  const { t } = useTranslation();
  // What was picked stands at the cursor, and so does the next key: back on this button it would open the list again.
  const [isPicked, setPicked] = useState(false);
  const pick = (written: string): void => {
    setPicked(true);
    onPick(written);
  };
  return (
    <Menu position="bottom-end" width={270} returnFocus={!isPicked} onOpen={() => setPicked(false)}>
      <Menu.Target><Button size="xs" variant="default" leftSection={<IconBraces size={14} />}>{t('templates.insert')}</Button></Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={340} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('templates.insert') }}>
          {areas.map((area) => (
            <Fragment key={area}>
              <Menu.Label>{t(`templates.areas.${area}`)}</Menu.Label>
              {knownVariables.filter((known) => known.area === area).map(({ name, written }) => (
                <Menu.Item key={name} onClick={() => pick(written)}>{variableName(t, name)}</Menu.Item>
              ))}
            </Fragment>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
