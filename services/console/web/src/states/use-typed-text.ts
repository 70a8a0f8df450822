import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/** Long enough to finish a word, short enough not to notice. */
const PAUSE_MS = 250;

/** What somebody types into a search box, told on when they pause; follows when the address changes otherwise. */
export function useTypedText(value: string, tell: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const tellLater = useDebouncedCallback(tell, PAUSE_MS);
  useEffect(() => setTyped(value), [value]);
  return [typed, (text) => {
    setTyped(text);
    tellLater(text.trim());
  }];
}
