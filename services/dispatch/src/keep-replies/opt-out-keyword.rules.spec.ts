import { choiceIn, withoutQuote } from './opt-out-keyword.rules.js';

describe('a whole message that is a keyword', () => {
  it.each(['STOP', 'stop', ' Stop ', 'STOPALL', 'Unsubscribe', 'END', 'quit', 'BAJA', '¡Baja!', '"parar"', 'Detener.', 'STOP 🙏', 'Stop\n', '\u200bSTOP', 'ＳＴＯＰ'])('%p is a stop', (text) => {
    expect(choiceIn(text, 'sms')).toBe('stop');
  });

  it.each(['START', 'unstop', 'Alta', '¡ALTA!'])('%p is a start', (text) => {
    expect(choiceIn(text, 'whatsapp')).toBe('resume');
  });

  it.each(["don't stop", 'stop by at five', 'no quiero la baja', 'please stop', 'stopped', 'BAJA mañana', 'end of the week?', '', '   ', '👍', 'cancel', 'yes', `stop${' '.repeat(80)}x`])('%p is none', (text) => {
    expect(choiceIn(text, 'sms')).toBeUndefined();
  });
});

describe('a keyword by email', () => {
  it.each([
    'BAJA\n\nEl lun, 23 nov 2026 a las 10:00, Salón Sol <hola@sol.example> escribió:\n> Hola Ana',
    'Stop\r\n\r\nOn Mon, Nov 23, 2026 at 10:00 Salón Sol <hola@sol.example> wrote:\r\n> Hello',
    'unsubscribe\n-- \nAna\nSent from my phone',
    'STOP\n\n-----Original Message-----\nFrom: Sol',
    'baja\n\nDe: Salón Sol <hola@sol.example>\nEnviado: lunes',
  ])('stands before the mail that it answers', (text) => {
    expect(choiceIn(text, 'email')).toBe('stop');
  });

  it('is none in the mail that is answered', () => {
    expect(choiceIn('¿A qué hora abrís?\n\n> Responde BAJA\n> STOP', 'email')).toBeUndefined();
    expect(withoutQuote('Hola\n\n> STOP')).toBe('Hola');
  });
});
