/** The rest in a turn of its own: the browser paints, and answers a touch, in between. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
