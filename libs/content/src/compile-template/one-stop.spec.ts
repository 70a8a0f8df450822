import { unwrap } from '@messaging/kernel';
import { compileContent, type TemplateContent } from './compile-content.js';
import { oneStop } from './one-stop.js';

describe('one stop after the time of day', () => {
  it.each([
    ['a las 10:30 a.m.. Servicio', 'a las 10:30 a.m. Servicio'], ['9:00 p.m..', '9:00 p.m.'], ['10:30 a. m.. Te esperamos', '10:30 a. m. Te esperamos'],
    ['10:30 a.\u00a0m..\n9:00 p.\u202fm..', '10:30 a.\u00a0m.\n9:00 p.\u202fm.'], ['<b>10:30 a.m.</b>. Hola', '<b>10:30 a.m.</b> Hola'], ['10:30 a.&nbsp;m..<br>', '10:30 a.&nbsp;m.<br>'],
    ['<strong><span>10:30 p.m.</span></strong>.</p>', '<strong><span>10:30 p.m.</span></strong></p>'],
  ])('%j is %j', (text, one) => expect(oneStop(text)).toBe(one));

  it.each(['10:30 a.m.', '10:30 a.m., hola', 'a las 10:30 a.m...', 'a las 10:30 a.m....', 'mmm... no', 'film..', 'Pam..', 'Cía.m..', '<p>10:30 a.m.</p>.', '<b>10:30 a.m.</b>...'])('%j stays as it is', (text) =>
    expect(oneStop(text)).toBe(text));

  const content: TemplateContent = { subject: 'Cita a las {{time at}}.', body: 'Cita a las {{time at}}. Servicio **{{time at}}**. Te esperamos...', format: 'simple' };
  it.each([['es-MX', 'a.m.'], ['es-CO', 'a. m.']])('in subject, text and HTML, in %s', (locale, half) => {
    const outcome = unwrap(compileContent(content, 'email', { locale })).render({ at: '2026-11-26T16:30:00Z' }, { locale, timeZone: 'America/Mexico_City' });
    const { subject, text, html } = outcome.ok ? { html: '', subject: '', ...outcome } : { html: '', subject: '', text: '' };
    const said = [subject, text, html].map((part) => part.replace(/[\u00a0\u202f]/g, ' '));
    expect(said[0]).toBe(`Cita a las 10:30 ${half}`);
    expect(said[1]).toContain(`Cita a las 10:30 ${half} Servicio 10:30 ${half} Te esperamos...`);
    expect(said[2]).toMatch(new RegExp(`Cita a las 10:30 ${half} Servicio <strong[^>]*>10:30 ${half}</strong> Te esperamos\\.\\.\\.`));
  });
});
