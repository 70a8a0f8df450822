import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBold, IconItalic, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WordMark } from './word-marks.rules.js';

const icons = { bold: IconBold, slanted: IconItalic, link: IconLink } as const satisfies Record<WordMark, unknown>;

/** Bold, slanted, a link: what the selected words become. */
export function MarkButtons({ onMark }: { readonly onMark: (how: WordMark) => void }) {
  const { t } = useTranslation();
  return (Object.keys(icons) as WordMark[]).map((how) => {
    const Icon = icons[how];
    return (
      <Tooltip key={how} label={t(`templates.blocks.marks.${how}`)}>
        <ActionIcon variant="subtle" color="gray" aria-label={t(`templates.blocks.marks.${how}`)} onClick={() => onMark(how)}><Icon size={16} /></ActionIcon>
      </Tooltip>
    );
  });
}
