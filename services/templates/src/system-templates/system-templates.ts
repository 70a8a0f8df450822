import { bookingTemplates } from './booking.templates.js';
import { occasionTemplates } from './occasion.templates.js';
import { relationshipTemplates } from './relationship.templates.js';
import type { SystemTemplate } from './system-template.js';

/**
 * The templates every hub starts with: one for each trigger, in English and Spanish, for every channel. None needs
 * more than the mandatory data of its event, so none is ever skipped for a missing variable.
 */
export const systemTemplates: readonly SystemTemplate[] = [...relationshipTemplates, ...occasionTemplates, ...bookingTemplates];
