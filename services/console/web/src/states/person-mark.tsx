import { Avatar } from '@mantine/core';
import { initialsOf } from './initials.rules.js';

/** Somebody's initials, or a figure for who has none; their name stands beside it. */
export function PersonMark({ name, size }: { readonly name: string | undefined; readonly size?: number }) {
  const initials = name === undefined ? '' : initialsOf(name);
  return <Avatar radius="xl" color="petrol" aria-hidden {...(size !== undefined && { size })}>{initials === '' ? undefined : initials}</Avatar>;
}
