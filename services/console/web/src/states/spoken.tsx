import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';

interface SpokenProps {
  /** What happened; the same moment is said once, whatever its words become meanwhile. */
  readonly moment: string;
  /** Undefined while they are awaited. */
  readonly words: string | undefined;
}

/** Says what has changed to who hears the page and does not see it. What is there at first is read with the page. */
export function Spoken({ moment, words }: SpokenProps) {
  const [said, setSaid] = useState({ moment, words: '' });
  if (words !== undefined && said.moment !== moment) setSaid({ moment, words });
  return <VisuallyHidden role="status"><span key={said.moment}>{said.words}</span></VisuallyHidden>;
}
