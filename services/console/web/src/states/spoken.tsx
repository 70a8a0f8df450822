import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';

interface SpokenProps {
  /** What happened; the same moment is said once, whatever its words become meanwhile. */
  readonly moment: string;
  /** Undefined while they are awaited. */
  readonly words: string | undefined;
}

/** Long enough for what reads the page aloud to take the words. */
const takenMs = 2000;

/**
 * Says what has changed to who hears the page and does not see it. What is there at first is read with the page. Once said
 * the words are gone: whoever reads on would meet them a second time, with numbers that have moved on elsewhere.
 */
export function Spoken({ moment, words }: SpokenProps) {
  const [said, setSaid] = useState({ moment, words: '' });
  if (words !== undefined && said.moment !== moment) setSaid({ moment, words });
  useEffect(() => {
    const timer = setTimeout(() => setSaid((now) => ({ ...now, words: '' })), takenMs);
    return () => clearTimeout(timer);
  }, [said.moment]);
  return <VisuallyHidden role="status"><span key={said.moment}>{said.words}</span></VisuallyHidden>;
}
