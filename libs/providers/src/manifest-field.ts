import type { Label } from './label.js';
import type { ManifestField } from './manifest.js';

/** One line of a settings form: text that may be read, unless said otherwise. */
export const field = (name: string, label: Label, more: Partial<Omit<ManifestField, 'name' | 'label'>> = {}): ManifestField => ({ name, label, input: 'text', secret: false, ...more });

/** How fast the account may be called, where its owner has agreed on something else with the provider. */
export const rateField = field('ratePerSecond', { en: 'Messages per second', es: 'Mensajes por segundo' }, {
  input: 'number',
  advanced: true,
  help: { en: 'Empty: as fast as the provider usually allows', es: 'Vacío: lo que el proveedor suele permitir' },
});
