import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sessionQuery } from '../session/session.js';

/** What happens after the door: back to where the person wanted to go, or first to a password. */
export function useArrival(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  return () => {
    void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).then((session) => {
      if (session?.needsPassword) return navigate({ to: '/password/', search: { first: true } });
      return navigate({ href: next ?? '/dashboard/', replace: true });
    });
  };
}
