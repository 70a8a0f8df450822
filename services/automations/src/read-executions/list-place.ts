import { z } from 'zod';

/** The place in the cursor of this service's lists: newest first, ids tell rows of one moment apart. */
export const ListPlaceSchema = z.object({ createdAt: z.iso.datetime().transform((text) => new Date(text)), id: z.uuid() });
