import { useNavigate, useSearch } from '@tanstack/react-router';

interface OpenParts {
  readonly open: readonly string[];
  readonly show: (open: readonly string[]) => void;
  readonly isOpen: (part: string) => boolean;
  readonly setOpen: (part: string, isOpen: boolean) => void;
}

/**
 * Which parts of a view stand open, as the address says it: a reload and a link that is passed on show the same. A name is
 * one within its view; every view that has such parts lets `details` into its address.
 */
export function useOpenParts(): OpenParts {
  const { details } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = details?.split(',') ?? [];
  const show = (next: readonly string[]): void =>
    void navigate({ to: './', search: ((now: object) => ({ ...now, details: next.length === 0 ? undefined : next.join(',') })) as never, replace: true, resetScroll: false });
  return { open, show, isOpen: (part) => open.includes(part), setOpen: (part, isOpen) => show([...open.filter((other) => other !== part), ...(isOpen ? [part] : [])]) };
}
