import { yesNoColumns } from './yes-no-columns.rules.js';

const file = (columns: readonly (readonly [string, string | null])[], rows: readonly (readonly string[])[]) => ({
  columns: columns.map(([name, field]) => ({ name, field })), sample: rows.map((cells, index) => ({ line: index + 2, cells: [...cells], ok: true })),
});

describe('columns that say yes or no', () => {
  it('are named where nobody said what they hold', () => {
    expect(yesNoColumns(file([['RGPD', null], ['Ciudad', null], ['Ofertas', 'consent.all.marketing']], [['Sí', 'Vigo', 'sí'], ['', 'Lugo', 'no'], ['N', 'x', 'no']]))).toEqual(['RGPD']);
  });

  it('are none where the rows are empty or the column has no name', () => {
    expect(yesNoColumns(file([['RGPD', null], ['', null]], [['', 'no']]))).toEqual([]);
  });
});
