import { z } from 'zod';
import { Channel, permissions } from '../vocabulary.js';
import { line } from './line.js';

/** Bodies and answers of the console (API.md section 3, The rest). */

const moment = z.iso.datetime();
/** Kept in lower case: people type their address in either. */
const Username = z.email().max(254).transform((text) => text.toLowerCase());
/** Length is what makes a password hard to guess; the upper bound keeps hashing cheap. */
const NewPassword = z.string().min(10, 'must have at least 10 characters').max(200);
const PersonName = line(120).trim().min(1);

/** Roles are made of the thirteen permissions (docs/glossary.md). */
export const StaffRole = z.enum(['owner', 'manager', 'reception']);
export type StaffRole = z.infer<typeof StaffRole>;

/** `POST /sign-in`: the one-use token of a link, the ERP's own token from inside its frame, or name and password. */
export const SignIn = z
  .strictObject({
    token: z.string().min(1).max(8192).optional().meta({ description: 'Of a printed or invitation link; or, inside a configured frame, a JWT of the ERP' }),
    username: z.string().min(1).max(254).optional(),
    password: z.string().min(1).max(200).optional(),
  })
  .refine(({ token, username, password }) => (token === undefined ? username !== undefined && password !== undefined : username === undefined && password === undefined), {
    path: ['token'],
    message: 'either token, or username and password',
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in now; the session itself is in the cookie. */
export const SignedIn = z.strictObject({ name: z.string(), hubId: z.string(), expiresAt: moment }).meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;

/** `GET /session`: who looks, at which hub, and what they may do. */
export const SessionView = z
  .strictObject({
    user: z.strictObject({ id: z.string(), name: z.string(), email: z.string().optional(), role: StaffRole.optional() }),
    hub: z.strictObject({
      id: z.string(),
      name: z.string(),
      timeZone: z.string(),
      locale: z.string(),
      country: z.string(),
      customerUrl: z.string().optional().meta({ description: 'Where the ERP shows a customer; `{customerId}` stands for the id' }),
      channels: z.partialRecord(Channel, z.strictObject({ enabled: z.boolean(), provider: z.string() })),
    }),
    permissions: z.array(z.enum(permissions)),
    /** staff: signed in here; handedOver: brought by the ERP's token, and as long as it. */
    kind: z.enum(['staff', 'handedOver']),
    /** Came by a link and has no password yet, or may set a new one without the old. */
    needsPassword: z.boolean(),
    expiresAt: moment,
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof SessionView>;

/** `POST /session/password`. */
export const SetPassword = z
  .strictObject({ username: Username, name: PersonName.optional(), password: NewPassword, current: z.string().max(200).optional() })
  .meta({ id: 'SetPassword' });
export type SetPassword = z.output<typeof SetPassword>;

/** A person who may sign in here. */
export const StaffUser = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    email: z.string().optional(),
    role: StaffRole,
    status: z.enum(['invited', 'active']),
    lastSignInAt: moment.optional(),
    createdAt: moment,
  })
  .meta({ id: 'StaffUser' });
export type StaffUser = z.infer<typeof StaffUser>;

/** `POST /users`. */
export const InviteUser = z.strictObject({ name: PersonName, email: Username, role: StaffRole }).meta({ id: 'InviteUser' });
export type InviteUser = z.output<typeof InviteUser>;

/** The link is shown once: it is the way in. */
export const Invitation = z.strictObject({ user: StaffUser, link: z.string(), expiresAt: moment }).meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** `PATCH /users/{id}`. */
export const ChangeUser = z.strictObject({ name: PersonName.optional(), role: StaffRole.optional() }).meta({ id: 'ChangeUser' });
export type ChangeUser = z.output<typeof ChangeUser>;
