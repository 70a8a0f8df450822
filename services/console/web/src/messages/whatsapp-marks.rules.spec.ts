import { whatsappPieces, whatsappWords } from './whatsapp-marks.rules.js';

describe('a WhatsApp text', () => {
  it('is taken apart at its marks, marks within marks too', () => {
    expect(whatsappPieces('Hola *Ana*, _mañana_ ~10:00~ `A-1`')).toEqual([
      'Hola ', { mark: 'bold', pieces: ['Ana'] }, ', ', { mark: 'italic', pieces: ['mañana'] }, ' ', { mark: 'struck', pieces: ['10:00'] }, ' ', { mark: 'mono', pieces: ['A-1'] },
    ]);
    expect(whatsappPieces('*a _b_ c*')).toEqual([{ mark: 'bold', pieces: ['a ', { mark: 'italic', pieces: ['b'] }, ' c'] }]);
    expect(whatsappPieces('```one\n*two*```')).toEqual([{ mark: 'mono', pieces: ['one\n*two*'] }]);
  });

  it.each(['2*3*4 = 24', 'a_file_name_here', 'https://shop.example/_a_b', '* one\n* two', '*over\ntwo lines*', '* not this *', '**', '<b>no HTML</b>', ''])('%j has no marks', (text) => {
    expect(whatsappPieces(text).filter((piece) => typeof piece !== 'string')).toEqual([]);
    expect(whatsappWords(text)).toBe(text);
  });

  it('is its words alone in a list', () => {
    expect(whatsappWords('Hola *Ana*: tu cita es _mañana_, ```A-1```.')).toBe('Hola Ana: tu cita es mañana, A-1.');
  });

  it('takes no time over many marks', () => {
    const begun = performance.now();
    whatsappPieces('*a _b ~c '.repeat(2000));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
