import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answer, api } from '../api/client.js';

/** The token behind `#`: browsers send that part to nobody. Out of the address bar and history before anything else. */
function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined;
  if (token !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

/** Exchanges the link's token, once, as soon as the page is there. */
export function useLinkSignIn(onSignedIn: () => void) {
  const taken = useRef<string | undefined>(undefined);
  const { mutate, isPending, error } = useMutation({ mutationFn: (token: string) => answer(api.POST('/api/v1/sign-in', { body: { token } })), onSuccess: () => onSignedIn() });
  useEffect(() => {
    const token = takeToken();
    if (token === undefined || taken.current === token) return;
    taken.current = token;
    mutate(token);
  }, [mutate]);
  return { isPending, error };
}
