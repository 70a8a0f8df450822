import { undecidedColumns } from './consent.rules.js';

const answer = (kind: 'file' | 'agreed' | 'unasked') => ({ kind, channels: ['sms'], source: 'Counter' });

describe('that all agreed', () => {
  const preview = { unheardAnswers: ['Permiso', 'RGPD'] };

  it('waits for what columns hold that may say otherwise', () => {
    expect(undecidedColumns(answer('agreed'), preview)).toEqual(['Permiso', 'RGPD']);
    expect(undecidedColumns(answer('agreed'), preview, ['RGPD'])).toEqual(['Permiso']);
    expect(undecidedColumns(answer('agreed'), preview, ['RGPD', 'Permiso'])).toEqual([]);
  });

  it('is not what the other answers say', () => {
    expect([undecidedColumns(answer('file'), preview), undecidedColumns(answer('unasked'), preview)]).toEqual([[], []]);
  });
});
