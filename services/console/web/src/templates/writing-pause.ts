/** Typing pauses so long before the platform is asked about what was typed. */
export const WRITING_PAUSE_MS = 350;
