import { z } from 'zod';

/** What something that came with the product is called in each language, while nobody has renamed it; `name` is the one of the hub's language. */
export const BuiltInNames = z.object({ en: z.string(), es: z.string() }).meta({ id: 'BuiltInNames' });
export type BuiltInNames = z.output<typeof BuiltInNames>;
