import { fieldNamed, type ColumnMapping } from './csv-columns.rules.js';

/** How people name columns in English, Spanish and German, beside the fields' own names; compared without accents, case and spaces. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ['customerId', 'clientId', 'customerNumber', 'customerNo', 'clientNumber', 'number', 'no', 'code', 'idCliente', 'clienteId', 'codigo', 'codigoCliente', 'numero', 'numeroCliente', 'nCliente', 'cliente', 'ref', 'referencia', 'kundennummer', 'kundenNr', 'kundenId'],
  firstName: ['name', 'givenName', 'forename', 'nombre', 'nombreDePila', 'vorname'],
  lastName: ['surname', 'familyName', 'surnames', 'apellido', 'apellidos', 'primerApellido', 'nachname', 'familienname'],
  email: ['mail', 'emailAddress', 'correo', 'correoElectronico', 'direccionDeCorreo', 'emailAdresse', 'mailadresse'],
  phone: ['telephone', 'mobile', 'cell', 'cellphone', 'phoneNumber', 'mobilePhone', 'tel', 'telefono', 'movil', 'telefonoMovil', 'celular', 'tlf', 'tfno', 'telefon', 'telefonnummer', 'handy', 'handynummer', 'mobil', 'mobilnummer'],
  whatsapp: ['wa', 'whatsappNumber', 'numeroDeWhatsapp'],
  locale: ['language', 'lang', 'idioma', 'lengua', 'sprache'],
  timeZone: ['zone', 'zonaHoraria', 'zeitzone'],
  country: ['pais', 'nation', 'land'],
  birthday: ['birthdate', 'dateOfBirth', 'born', 'dob', 'cumpleanos', 'nacimiento', 'fechaNacimiento', 'fechaDeNacimiento', 'geburtsdatum', 'geburtstag'],
  customerSince: ['since', 'firstVisit', 'created', 'alta', 'fechaAlta', 'fechaDeAlta', 'clienteDesde', 'kundeSeit'],
  tags: ['labels', 'groups', 'etiquetas', 'grupos', 'gruppen', 'schlagworte'],
  loyaltyTier: ['tier', 'loyalty', 'level', 'nivel', 'fidelidad', 'nivelDeFidelidad'],
  lastVisitAt: ['lastVisit', 'lastSeen', 'ultimaVisita', 'fechaUltimaVisita', 'letzterBesuch'],
  'totalSpent.amount': ['spent', 'total', 'revenue', 'gasto', 'gastoTotal', 'facturado', 'totalGastado', 'importe', 'umsatz', 'gesamtumsatz'],
};

const plain = (name: string): string => name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');
const guesses = new Map(Object.entries(names).flatMap(([field, words]) => words.map((word): [string, string] => [plain(word), field])));

/** Which field a column probably holds, where neither its name nor the caller says so; each field at most once. */
export function guessColumns(header: readonly string[], mapping: ColumnMapping): ColumnMapping {
  const columns = header.map((name) => name.trim()).filter((name) => !(name in mapping));
  const taken = new Set([...Object.values(mapping), ...columns.map(fieldNamed)]);
  const guessed: Record<string, string> = {};
  for (const name of columns) {
    const field = guesses.get(plain(name));
    if (field === undefined || fieldNamed(name) !== undefined || taken.has(field)) continue;
    taken.add(field);
    guessed[name] = field;
  }
  return { ...guessed, ...mapping };
}
