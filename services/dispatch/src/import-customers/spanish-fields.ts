/** What the fields of a customer are called for people who read Spanish; an extra keeps its own name. */
const names: Readonly<Record<string, string>> = {
  id: 'número de cliente', firstName: 'nombre', lastName: 'apellidos', email: 'correo', phone: 'teléfono', whatsapp: 'WhatsApp', locale: 'idioma', timeZone: 'zona horaria', country: 'país',
  birthday: 'cumpleaños', customerSince: 'cliente desde', tags: 'etiquetas', loyaltyTier: 'nivel de fidelidad', lastVisitAt: 'última visita', totalSpent: 'gasto total', consent: 'consentimiento',
};

const channelNames: Readonly<Record<string, string>> = { email: ' por correo', sms: ' por SMS', whatsapp: ' por WhatsApp' };

/** `consent.email.at` → `consentimiento por correo`, `totalSpent.amount` → `gasto total`: what a column is about. */
export function spanishField(path: string): string {
  const [first = '', ...rest] = path.split('.');
  if (first === 'attributes') return rest.join('.');
  return first === 'consent' ? `${names[first]}${channelNames[rest[0] ?? ''] ?? ''}` : (names[first] ?? path);
}
