import type { Channel } from '../../session/session.js';

/** Mobile numbers as they are written across borders, by the country of a shop: the library's own list would be loaded by everybody. */
export const phoneExamples: Readonly<Record<string, string>> = {
  AR: '+54 9 11 2345 6789', BR: '+55 11 96123 4567', CL: '+56 9 6123 4567', CO: '+57 321 123 4567', CR: '+506 8312 3456', DE: '+49 1512 3456789', DO: '+1 809 234 5678', EC: '+593 99 123 4567',
  ES: '+34 600 111 222', FR: '+33 6 12 34 56 78', GB: '+44 7400 123456', IT: '+39 312 345 6789', MX: '+52 33 1234 5678', PE: '+51 912 345 678', PT: '+351 912 345 678', US: '+1 201 555 0123', UY: '+598 94 231 234',
};

/** What an address of a channel looks like in a shop's country; none for a phone of a country that nobody here knows. */
export const addressExample = (channel: Channel, country: string): string | undefined => (channel === 'email' ? 'ana@example.com' : phoneExamples[country]);
