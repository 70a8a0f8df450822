import { isTotalRow } from './total-row.rules.js';

describe('a row that adds up the others', () => {
  const paths = ['id', 'fullName', 'email', 'phone', 'totalSpent.amount'];

  it.each([
    [['TOTAL', '', '', '', '1234,50']], [['Total:', '', '', '', '9']], [['', 'Totales', '', '', '9']], [['25', 'Total general', '', '', '9']], [['Summe', '', '', '', '']], [['Gesamt', '12 Kunden', '', '', '3']],
    [['Sub-total', '', '', '', '3']], [['Total\u00a0', '', '', '', '3']], [['Total clientes: 25', '', '', '', '']], [['SUMA', '', '', '', '7']],
  ])('is seen: %j', (cells) => expect(isTotalRow(cells, paths)).toBe(true));

  it.each([[['7', 'Total Eclipse', '', '', '']], [['Total', 'Ana', 'ana@example.com', '', '']], [['9', 'Suma', '', '600111222', '']], [['1', 'Ana', '', '', '']], [['Totalla', '', '', '', '']], [['', '', '', '', '']]])(
    'is none: %j', (cells) => expect(isTotalRow(cells, paths)).toBe(false));
});
