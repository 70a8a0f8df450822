import { guessColumns } from './guess-columns.rules.js';

describe('columns as people name them', () => {
  it('are recognised in both languages, whatever the accents and the case', () => {
    expect(guessColumns(['Nº CLIENTE', 'nombre', 'Apellidos', 'Correo electrónico', 'Teléfono móvil', 'Fecha de nacimiento'], {})).toEqual({
      'Nº CLIENTE': 'id', nombre: 'firstName', Apellidos: 'lastName', 'Correo electrónico': 'email', 'Teléfono móvil': 'phone', 'Fecha de nacimiento': 'birthday',
    });
  });

  it('are guessed once a field, and never against what a name or the caller says', () => {
    expect(guessColumns(['id', 'Code', 'Mobile', 'Telephone', 'Mail'], { Mail: null })).toEqual({ Mobile: 'phone', Mail: null });
    expect(guessColumns(['Code', 'Mobile'], { Code: 'phone' })).toEqual({ Code: 'phone' });
  });
});
