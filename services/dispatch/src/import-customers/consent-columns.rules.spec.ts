import { consentAskedIn, UnheardAnswers } from './consent-columns.rules.js';

describe('a heading that asks for consent', () => {
  it.each([
    ['Acepta SMS', 'sms'], ['Acepta WhatsApp', 'whatsapp'], ['¿Acepta correo?', 'email'], ['Acepta promociones por correo', 'email'], ['Acepta promociones por e-mail', 'email'], ['ACEPTA PROMOCIONES POR SMS', 'sms'], ['acepta_promociones_whatsapp', 'whatsapp'],
    ['SMS marketing', 'sms'], ['Email opt-in', 'email'], ['Consentimiento correo', 'email'], ['Marketing por SMS', 'sms'], ['Acepta SMS (sí/no)', 'sms'], ['Acepta WhatsApp (S/N)', 'whatsapp'], ['Accepts Email Marketing', 'email'], ['acceptsSmsMarketing', 'sms'], ['Recibe correo electrónico', 'email'], ['Acepta mensajes de texto', 'sms'], ['Autoriza WhatsApp', 'whatsapp'],
    ['Acepta ofertas y promociones', 'all'], ['Acepta publicidad', 'all'], ['Acepta recibir publicidad', 'all'],
  ])('%s is by %s', (heading, channel) => expect(consentAskedIn(heading)).toBe(`consent.${channel}.marketing`));

  it.each(['No acepta SMS', 'Recibió correo', 'Recibido por correo', 'Received email', 'Baja email', 'Opt-out SMS', 'Acepta email y SMS', 'Consentimiento', 'Consentimiento datos', 'Acepta política de privacidad', 'Fecha consentimiento correo', 'Promociones SMS enviadas', 'Correo', 'WhatsApp', 'SMS', 'Correo electrónico 2', 'Ciudad'])('%s is left to a person', (heading) =>
    expect(consentAskedIn(heading)).toBeUndefined());
});

describe('answers that nobody hears', () => {
  const unheard = (header: readonly string[], rows: readonly (readonly string[])[], paths: readonly (string | undefined)[] = []) => {
    const answers = new UnheardAnswers(header, paths);
    for (const row of rows) answers.add(row);
    return answers.columns;
  };

  it('are in columns whose heading speaks of consent, whatever stands in them', () => {
    expect(unheard(['Consentimiento', 'No acepta SMS', 'Unsubscribed', 'Ciudad', 'Fecha consentimiento'], [])).toEqual(['Consentimiento', 'No acepta SMS', 'Unsubscribed']);
  });

  it('are in columns that are kept as an extra, unless the file itself calls them one', () => {
    expect(unheard(['Acepta SMS', 'attributes.optin'], [['No', 'No']], ['attributes.Acepta SMS', 'attributes.optin'])).toEqual(['Acepta SMS']);
  });

  it('are in columns that say yes or no, though a word is odd; not in those that hold something, have no name or are empty', () => {
    const rows = [['Sí', 'Vigo', 'sí', '', 'no'], ['quizá', 'Lugo', 'no', '', 'no'], ['', 'x', 'no', '', 'no'], ['N', 'Vigo', 'no', '', 'no']];
    expect(unheard(['RGPD', 'Ciudad', 'Ofertas', 'Vacía', ''], rows, [undefined, undefined, 'consent.all.marketing'])).toEqual(['RGPD']);
  });
});
