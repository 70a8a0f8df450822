import { isOptionsGroup, type ComboboxItem, type ComboboxParsedItem, type OptionsFilter } from '@mantine/core';

/** As one types in a hurry: capitals and accents do not matter. */
const typed = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Choices whose label contains what was typed: “mex” finds México. A group keeps those of its own. */
export const searchOptions: OptionsFilter = ({ options, search, limit }) => {
  const wanted = typed(search);
  let room = limit;
  const found = (items: readonly ComboboxItem[]): ComboboxItem[] => {
    const fitting = items.filter(({ label }) => typed(label).includes(wanted)).slice(0, room);
    room -= fitting.length;
    return fitting;
  };
  return options.flatMap((option): ComboboxParsedItem[] => (isOptionsGroup(option) ? [{ ...option, items: found(option.items) }] : found([option])));
};
