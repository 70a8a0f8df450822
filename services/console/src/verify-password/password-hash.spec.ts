import { hashPassword, isPassword } from './password-hash.js';

describe('a kept password', () => {
  it('is argon2id with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it('is known again, however an accent was typed, and no other is', async () => {
    const kept = await hashPassword('contraseña larga');
    expect(await isPassword('contraseña larga'.normalize('NFD'), kept)).toBe(true);
    expect(await isPassword('contrasena larga', kept)).toBe(false);
    expect(await isPassword('anything', undefined)).toBe(false);
  });
});
