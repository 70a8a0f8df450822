/** What the fields of a customer are called for people who read Spanish; an extra keeps its own name. */
const names: Readonly<Record<string, string>> = {
  id: 'número de cliente', firstName: 'nombre', lastName: 'apellidos', email: 'correo', phone: 'teléfono', whatsapp: 'WhatsApp', locale: 'idioma', timeZone: 'zona horaria', country: 'país',
  birthday: 'cumpleaños', customerSince: 'cliente desde', tags: 'etiquetas', loyaltyTier: 'nivel de fidelidad', lastVisitAt: 'última visita', totalSpent: 'gasto total', consent: 'consentimiento',
};

/** `consent.email.at` → `consentimiento`: the part that a column is about. */
export function spanishField(path: string): string {
  const [first = '', ...rest] = path.split('.');
  return first === 'attributes' ? rest.join('.') : (names[first] ?? path);
}
