import { z } from 'zod';

/** What stands as the sender of an SMS. `service`: a Twilio Messaging Service, which picks one itself. */
export type SmsSenderKind = 'service' | 'number' | 'short code' | 'name';

const FORMS: readonly (readonly [RegExp, SmsSenderKind])[] = [
  // MG and 32 hexadecimal digits, says Twilio; longer than any name, some of which begin with MG too.
  [/^MG[0-9A-Za-z]{10,62}$/, 'service'],
  [/^\+[1-9]\d{6,14}$/, 'number'],
  [/^\d{3,8}$/, 'short code'],
  // PROVIDERS.md section 2: at most 11 characters, at least one letter. GSM 03.38 takes more signs; carriers do not.
  [/^(?=.*[A-Za-z])[A-Za-z0-9 &._+-]{1,11}$/, 'name'],
];

/** What kind of sender this is; undefined when no carrier would take it. */
export const senderKind = (sender: string): SmsSenderKind | undefined => FORMS.find(([form]) => form.test(sender))?.[1];

/** A name is one-way: nobody can answer STOP to it. */
export const isOneWay = (sender: string): boolean => senderKind(sender) === 'name';

export const SMS_SENDER_RULE = 'a number such as +34600111222, a short code, or a name of at most 11 letters and digits with at least one letter';

/** `sms.senderName` of API.md section 3. */
export const SmsSender = z
  .string()
  .trim()
  .max(64)
  .refine((sender) => senderKind(sender) !== undefined, SMS_SENDER_RULE);
