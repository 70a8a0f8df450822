/**
 * The second wall of invariant 7 (DESIGN.md section 2): row level security by hub. Spread into every entity that has
 * a `hubId`. Requests run as `<schema>_app` with `app.hub_id` set (see `Database.inHub`); the role that owns the
 * tables, used by workers whose batches mix hubs, is not subject to it and takes `hub_id` from each row.
 */
export const hubWall = {
  policies: [
    {
      name: 'hub_wall',
      using: `hub_id = current_setting('app.hub_id', true)`,
      check: `hub_id = current_setting('app.hub_id', true)`,
    },
  ],
};
