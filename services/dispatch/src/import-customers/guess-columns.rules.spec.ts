import { guessColumns, isRecognised } from './guess-columns.rules.js';

describe('columns as people name them', () => {
  it('are recognised in English and Spanish, whatever the accents and the case', () => {
    expect(guessColumns(['Nº CLIENTE', 'nombre', 'Apellidos', 'Correo electrónico', 'Teléfono móvil', 'Fecha de nacimiento'], {})).toEqual({
      'Nº CLIENTE': 'id', nombre: 'firstName', Apellidos: 'lastName', 'Correo electrónico': 'email', 'Teléfono móvil': 'phone', 'Fecha de nacimiento': 'birthday',
    });
  });

  it('are recognised in German, too', () => {
    expect(guessColumns(['Kunden-Nr.', 'Vorname', 'Nachname', 'E-Mail-Adresse', 'Handy', 'Geburtsdatum', 'Umsatz', 'Land'], {})).toEqual({
      'Kunden-Nr.': 'id', Vorname: 'firstName', Nachname: 'lastName', 'E-Mail-Adresse': 'email', Handy: 'phone', Geburtsdatum: 'birthday', Umsatz: 'totalSpent.amount', Land: 'country',
    });
  });

  it.each([
    ['Nº', 'id'], ['N.º', 'id'], ['Cod. cliente', 'id'], ['Kundennr.', 'id'], ['Apellidos', 'lastName'], ['Correo', 'email'], ['Tfno', 'phone'], ['Tlf.', 'phone'],
    ['F. Nacimiento', 'birthday'], ['Fecha nac.', 'birthday'], ['Geb.-Datum', 'birthday'], ['Sucursal', 'attributes.Sucursal'], ['Nombre y apellidos', 'fullName'], ['Acepta publicidad', 'consent.all.marketing'], ['Ofertas', 'consent.all.marketing'], ['Wants offers', 'consent.all.marketing'], ['Acepta WhatsApp', 'consent.whatsapp.marketing'],
  ])('are recognised when abbreviated: %s is %s', (name, field) => expect(guessColumns([name], {})).toEqual({ [name]: field }));

  it.each([
    'Customer number|First name|Last name|Email|Phone|Birthday|Customer since|Last visit|Total spent|Tags|Offers',
    'Número de cliente|Nombre|Apellidos|Correo|Teléfono|Cumpleaños|Cliente desde|Última visita|Gasto total|Etiquetas|Ofertas',
  ])('are those of the console’s example: %s', (headings) => expect(headings.split('|').filter((name) => !isRecognised(name, {}))).toEqual([]));

  it('are left to a person where a consent does not say to what', () => {
    expect(guessColumns(['Consentimiento', 'Consent', 'Einwilligung'], {})).toEqual({});
  });

  it('are guessed once a field, and never against what a name or the caller says', () => {
    expect(guessColumns(['id', 'Code', 'Mobile', 'Telephone', 'Mail'], { Mail: null })).toEqual({ Mobile: 'phone', Mail: null });
    expect(guessColumns(['Code', 'Mobile'], { Code: 'phone' })).toEqual({ Code: 'phone' });
  });
});
