import { z } from 'zod';

/** Bodies and answers of the console (API.md section 3, The rest). */

/** `POST /sign-in`: the one-use token of a printed link. */
export const SignIn = z.strictObject({ token: z.string().min(1).max(200) }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in now; the session itself is in the cookie. */
export const SignedIn = z.strictObject({ name: z.string(), hubId: z.string(), expiresAt: z.iso.datetime() }).meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;
