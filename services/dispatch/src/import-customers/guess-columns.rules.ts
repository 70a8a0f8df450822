import { fieldNamed, type ColumnMapping } from './csv-columns.rules.js';

/** How people of the two languages name columns, beside the fields' own names; compared without accents, case and spaces. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ['customerId', 'clientId', 'customerNumber', 'customerNo', 'clientNumber', 'number', 'no', 'code', 'idCliente', 'clienteId', 'codigo', 'codigoCliente', 'numero', 'numeroCliente', 'nCliente', 'cliente', 'ref', 'referencia'],
  firstName: ['name', 'givenName', 'forename', 'nombre', 'nombreDePila'],
  lastName: ['surname', 'familyName', 'surnames', 'apellido', 'apellidos', 'primerApellido'],
  email: ['mail', 'emailAddress', 'correo', 'correoElectronico', 'direccionDeCorreo'],
  phone: ['telephone', 'mobile', 'cell', 'cellphone', 'phoneNumber', 'mobilePhone', 'tel', 'telefono', 'movil', 'telefonoMovil', 'celular', 'tlf', 'tfno'],
  whatsapp: ['wa', 'whatsappNumber', 'numeroDeWhatsapp'],
  locale: ['language', 'lang', 'idioma', 'lengua'],
  timeZone: ['zone', 'zonaHoraria'],
  country: ['pais', 'nation'],
  birthday: ['birthdate', 'dateOfBirth', 'born', 'dob', 'cumpleanos', 'nacimiento', 'fechaNacimiento', 'fechaDeNacimiento'],
  customerSince: ['since', 'firstVisit', 'created', 'alta', 'fechaAlta', 'fechaDeAlta', 'clienteDesde'],
  tags: ['labels', 'groups', 'etiquetas', 'grupos'],
  loyaltyTier: ['tier', 'loyalty', 'level', 'nivel', 'fidelidad', 'nivelDeFidelidad'],
  lastVisitAt: ['lastVisit', 'lastSeen', 'ultimaVisita', 'fechaUltimaVisita'],
  'totalSpent.amount': ['spent', 'total', 'revenue', 'gasto', 'gastoTotal', 'facturado', 'totalGastado', 'importe'],
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
