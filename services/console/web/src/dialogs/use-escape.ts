import { useEffect, useRef } from 'react';

interface Layer {
  readonly close: () => void;
}

/** What lies open above the page, the topmost last: Escape is meant for that one alone. */
const layers: Layer[] = [];

/** A menu, and a field whose list is open, close themselves. */
const isForAnother = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role="menu"], [data-mantine-stop-propagation="true"]') !== null;

function closeTopmost(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || isForAnother(event.target)) return;
  layers.at(-1)?.close();
}

/** Escape closes this layer while it is open and nothing lies above it. The library's own listeners close every layer at once. */
export function useEscape(isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const layer: Layer = { close: () => latest.current() };
    if (layers.push(layer) === 1) window.addEventListener('keydown', closeTopmost, { capture: true });
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', closeTopmost, { capture: true });
    };
  }, [isOpen]);
}
