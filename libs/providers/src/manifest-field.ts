import type { Label } from './label.js';
import type { ManifestField } from './manifest.js';

/** One line of a settings form: text that may be read, unless said otherwise. */
export const field = (name: string, label: Label, more: Partial<Omit<ManifestField, 'name' | 'label'>> = {}): ManifestField => ({ name, label, input: 'text', secret: false, ...more });
