import { gsm7Replacement } from './gsm7.js';
import { measureSms } from './measure-sms.js';

describe('measureSms agrees with PROVIDERS.md section 2', () => {
  it.each([
    ['160 a', 'a'.repeat(160), 'GSM-7', 1, 160],
    ['161 a', 'a'.repeat(161), 'GSM-7', 2, 161],
    ['306 a', 'a'.repeat(306), 'GSM-7', 2, 306],
    ['307 a', 'a'.repeat(307), 'GSM-7', 3, 307],
    ['80 €', '€'.repeat(80), 'GSM-7', 1, 160],
    ['81 €', '€'.repeat(81), 'GSM-7', 2, 162],
    ['a € across a border', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3, 306],
    ['70 ç', 'ç'.repeat(70), 'UCS-2', 1, 70],
    ['71 ç', 'ç'.repeat(71), 'UCS-2', 2, 71],
    ['35 👍', '👍'.repeat(35), 'UCS-2', 1, 70],
    ['36 👍', '👍'.repeat(36), 'UCS-2', 2, 72],
    ['67 👍', '👍'.repeat(67), 'UCS-2', 3, 134],
    ['It’s', 'It’s', 'UCS-2', 1, 4],
    ['nothing', '', 'GSM-7', 0, 0],
    ['the extension set', '^{}\\[~]|€\f', 'GSM-7', 1, 20],
  ])('%s', (_name, text, encoding, segments, units) => expect(measureSms(text)).toMatchObject({ encoding, segments, units }));

  it('names the characters that cost, by UTF-16 index', () => {
    expect(measureSms('a👍`ç').offending).toEqual([{ char: '👍', index: 1 }, { char: '`', index: 3 }, { char: 'ç', index: 4 }]);
    expect(measureSms('Ç@£$¥èéùìò¡¿ñÑ').offending).toEqual([]);
  });
});

describe('gsm7Replacement', () => {
  it('suggests what reads the same', () => {
    expect(['’', '“', '…', 'á', 'ç', 'ł', '\u202f', '👍', '日'].map(gsm7Replacement)).toEqual(["'", '"', '...', 'a', 'c', 'l', ' ', undefined, undefined]);
  });
});
