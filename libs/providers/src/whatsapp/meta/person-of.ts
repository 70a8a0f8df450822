import { asText } from '../../vendor-call/read-json.js';
import { isWhatsappUserId } from '@messaging/contracts';

/** The number when Meta gives it, else the person's id for this business, which may be all there is (PROVIDERS.md section 1.4). */
export function personOf(number: unknown, userId: unknown): { from: string; userId?: string } | undefined {
  const [digits, id] = [asText(number), asText(userId)];
  const user = id !== undefined && isWhatsappUserId(id) ? id : undefined;
  if (digits !== undefined && /^\+?\d{5,20}$/.test(digits)) return { from: digits.startsWith('+') ? digits : `+${digits}`, ...(user !== undefined && { userId: user }) };
  return user === undefined ? undefined : { from: user, userId: user };
}
