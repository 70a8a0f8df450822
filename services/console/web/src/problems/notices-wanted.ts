const TOLD = 'messaging:told';

/** Resolves when there may soon be something to tell in passing: at the first touch or key, or when something is told. */
export const noticesWanted = new Promise<void>((resolve) => {
  for (const event of ['pointerdown', 'keydown', TOLD]) window.addEventListener(event, () => resolve(), { once: true });
});

/** Something is told: it waits for what shows it. */
export const wantNotices = (): void => void window.dispatchEvent(new Event(TOLD));
