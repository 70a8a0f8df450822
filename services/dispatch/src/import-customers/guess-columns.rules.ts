import { consentAskedIn } from './consent-columns.rules.js';
import { fieldNamed, type ColumnMapping } from './csv-columns.rules.js';

/** How people name columns in English, Spanish and German, beside the fields' own names; compared without accents, case and spaces. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ['customerId', 'clientId', 'customerNumber', 'customerNo', 'clientNumber', 'number', 'no', 'code', 'idCliente', 'clienteId', 'codigo', 'codigoCliente', 'numero', 'numeroCliente', 'nCliente', 'cliente', 'ref', 'referencia', 'n', 'num', 'nro', 'numCliente', 'nroCliente', 'codCliente', 'cod', 'noCliente', 'nDeCliente', 'numeroDeCliente', 'codigoDeCliente', 'kundennummer', 'kundenNr', 'kundennr', 'kdnr', 'kundenId', 'nr'],
  firstName: ['name', 'givenName', 'forename', 'nombre', 'nombreDePila', 'vorname'],
  lastName: ['surname', 'familyName', 'surnames', 'apellido', 'apellidos', 'primerApellido', 'apellido1', 'nachname', 'familienname'],
  fullName: ['nombreYApellidos', 'nombreApellidos', 'nombreCompleto', 'apellidosYNombre', 'apellidosNombre', 'nombreCliente', 'nombreDelCliente', 'customerName', 'clientName', 'vorUndNachname', 'nachnameVorname'],
  email: ['mail', 'emailAddress', 'correo', 'correoElectronico', 'direccionDeCorreo', 'correoE', 'eCorreo', 'dirCorreo', 'emailAdresse', 'mailadresse'],
  phone: ['telephone', 'mobile', 'cell', 'cellphone', 'phoneNumber', 'mobilePhone', 'tel', 'telefono', 'movil', 'telefonoMovil', 'celular', 'tlf', 'tfno', 'tlfno', 'telf', 'nTelefono', 'numeroDeTelefono', 'numeroTelefono', 'telefonoContacto', 'tfnoMovil', 'tlfMovil', 'telMovil', 'telefon', 'telefonnummer', 'handy', 'handynummer', 'mobil', 'mobilnummer'],
  whatsapp: ['wa', 'whatsappNumber', 'numeroDeWhatsapp'],
  locale: ['language', 'lang', 'idioma', 'lengua', 'sprache'],
  timeZone: ['zone', 'zonaHoraria', 'zeitzone'],
  country: ['pais', 'nation', 'land'],
  birthday: ['birthdate', 'dateOfBirth', 'born', 'dob', 'cumpleanos', 'nacimiento', 'fechaNacimiento', 'fechaDeNacimiento', 'fNacimiento', 'fechaNac', 'fNac', 'fecNac', 'fecNacimiento', 'geburtsdatum', 'geburtstag', 'gebDatum', 'geb'],
  customerSince: ['since', 'firstVisit', 'created', 'alta', 'fechaAlta', 'fechaDeAlta', 'fAlta', 'clienteDesde', 'kundeSeit'],
  tags: ['labels', 'groups', 'etiquetas', 'grupos', 'gruppen', 'schlagworte'],
  loyaltyTier: ['tier', 'loyalty', 'level', 'nivel', 'fidelidad', 'nivelDeFidelidad'],
  lastVisitAt: ['lastVisit', 'lastSeen', 'ultimaVisita', 'fechaUltimaVisita', 'letzterBesuch'],
  // Not `consent` or `Consentimiento` alone: that may be to keeping their data, and a wrong guess writes to somebody who never agreed.
  'consent.all.marketing': [
    'marketing', 'marketingConsent', 'acceptsMarketing', 'optIn', 'aceptaPublicidad', 'aceptaMarketing', 'publicidad', 'consentimientoMarketing', 'aceptaPromociones', 'comunicacionesComerciales',
    'ofertas', 'recibeOfertas', 'quiereOfertas', 'aceptaOfertas', 'recibirOfertas', 'promociones', 'recibePublicidad', 'quierePublicidad', 'offers', 'wantsOffers', 'promotions',
    'werbung', 'werbeeinwilligung', 'angebote', 'werbungErlaubt',
  ],
  'consent.email.marketing': ['newsletter', 'boletin'],
  'totalSpent.amount': ['spent', 'total', 'revenue', 'gasto', 'gastoTotal', 'facturado', 'totalGastado', 'importe', 'umsatz', 'gesamtumsatz'],
};

/** Also without the raised o of `Nº`. */
function plain(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');
}
const guesses = new Map(Object.entries(names).flatMap(([field, words]) => words.map((word): [string, string] => [plain(word), field])));

/** Columns that are worth keeping beside the fields: the branch somebody goes to. */
const extras = new Set(['sucursal', 'centro', 'local', 'tienda', 'salon', 'branch', 'store', 'filiale'].map(plain));

/** Whether a header is known: named after a field, named as people do, or named by the caller. */
export const isRecognised = (name: string, mapping: ColumnMapping): boolean => name.trim() in mapping || fieldNamed(name) !== undefined || guessOf(name.trim()) !== undefined;

const guessOf = (name: string): string | undefined => guesses.get(plain(name)) ?? (extras.has(plain(name)) ? `attributes.${name}` : consentAskedIn(name));

/** Which field a column probably holds, where neither its name nor the caller says so; each field at most once. */
export function guessColumns(header: readonly string[], mapping: ColumnMapping): ColumnMapping {
  const columns = header.map((name) => name.trim()).filter((name) => !(name in mapping));
  const taken = new Set([...Object.values(mapping), ...columns.map(fieldNamed)]);
  const guessed: Record<string, string> = {};
  for (const name of columns) {
    const field = guessOf(name);
    if (field === undefined || fieldNamed(name) !== undefined || taken.has(field)) continue;
    taken.add(field);
    guessed[name] = field;
  }
  return { ...guessed, ...mapping };
}
