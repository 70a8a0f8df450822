import { z } from 'zod';
import { moment } from '../moment.js';

/** A template that lives at the vendor; `status`, `category` and `quality` are the vendor's words. */
export const VendorTemplate = z
  .strictObject({
    name: z.string(),
    language: z.string(),
    status: z.string(),
    isUsable: z.boolean().meta({ description: 'Approved: others block sending with that reason' }),
    category: z.string().meta({ description: 'MARKETING makes every message of it marketing' }),
    quality: z.string().optional(),
    reason: z.string().optional(),
    body: z.string(),
    parameters: z.int().optional().meta({ description: 'How many values it takes' }),
    places: z.array(z.string()).optional().meta({ description: 'What each value is for, in order' }),
  })
  .meta({ id: 'VendorTemplate' });
export type VendorTemplate = z.infer<typeof VendorTemplate>;

/** The vendor's list as it was read last; `error` when that did not work. */
export const VendorTemplateList = z
  .strictObject({ items: z.array(VendorTemplate), nextCursor: z.null(), syncedAt: moment.optional(), error: z.string().optional() })
  .meta({ id: 'VendorTemplateList' });
export type VendorTemplateList = z.infer<typeof VendorTemplateList>;
