import { permissionsOf } from './role.rules.js';

describe('a role', () => {
  it('gives owners everything and managers everything but the settings', () => {
    expect(permissionsOf('owner')).toHaveLength(13);
    expect(permissionsOf('owner').filter((permission) => !permissionsOf('manager').includes(permission))).toEqual(['messaging.manage_settings']);
  });

  it('lets reception see and answer, and change nothing that lasts', () => {
    expect(permissionsOf('reception').filter((permission) => !permission.startsWith('messaging.view_'))).toEqual(['messaging.send_message']);
  });
});
