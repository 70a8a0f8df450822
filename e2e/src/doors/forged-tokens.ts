import { createHmac, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { permissions } from '@messaging/contracts';

const inS = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;
const part = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const sound = () => ({ sub: 'intruder', hub_id: 'main', permissions, exp: inS(3600) });

/** A token signed by HMAC, whatever its header says. */
function hmac(secret: string, claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function rsa(claims: object, header: object): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${signBytes('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Credentials that nobody may be let in with, by what is wrong with them. `secret` is the product's own. */
export function forgedTokens(secret: string): readonly (readonly [string, string])[] {
  const good = hmac(secret, sound());
  const [header = '', claims = '', signature = ''] = good.split('.');
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  return [
    ['alg none without signature', `${part({ alg: 'none' })}.${part(sound())}.`],
    ['alg None in other letters', `${part({ alg: 'nOnE' })}.${part(sound())}.${signature}`],
    ['no alg', hmac(secret, sound(), { typ: 'JWT' })],
    ['the right signature under another algorithm’s name', hmac(secret, sound(), { alg: 'HS512' })],
    ['a key of its own', rsa(sound(), { alg: 'RS256' })],
    ['a key of its own, brought along', rsa(sound(), { alg: 'RS256', jwk })],
    ['an address to fetch keys from', rsa(sound(), { alg: 'RS256', jku: 'http://127.0.0.1:9/keys' })],
    ['a key id that is a path', hmac('', sound(), { alg: 'HS256', kid: '../../dev/null' })],
    ['an empty secret', hmac('\u0000', sound())],
    ['another secret', hmac(`${secret}x`, sound())],
    ['its claims changed', `${header}.${part({ ...sound(), hub_id: 'other' })}.${signature}`],
    ['half of its signature', good.slice(0, -20)],
    ['an empty signature', `${header}.${claims}.`],
    ['a fourth part', `${good}.x`],
    ['critical extensions that nobody knows', hmac(secret, sound(), { alg: 'HS256', crit: ['exp'] })],
    ['expired', hmac(secret, { ...sound(), exp: inS(-60) })],
    ['not valid yet', hmac(secret, { ...sound(), nbf: inS(600) })],
    ['no end', hmac(secret, { ...sound(), exp: undefined })],
    ['an end that is text', hmac(secret, { ...sound(), exp: 'tomorrow' })],
    ['nobody', hmac(secret, { ...sound(), sub: undefined })],
    ['no hub and no operator', hmac(secret, { ...sound(), hub_id: undefined })],
    ['an operator in other words', hmac(secret, { ...sound(), hub_id: undefined, operator: 'true' })],
    ['a hub that is a list', hmac(secret, { ...sound(), hub_id: ['main'] })],
    ['a hub that is none', hmac(secret, { ...sound(), hub_id: '' })],
    ['a hub with other characters', hmac(secret, { ...sound(), hub_id: "main' or '1'='1" })],
    ['permissions that are text', hmac(secret, { ...sound(), permissions: 'messaging.view_message' })],
    ['claims that are no object', `${header}.${part('[]')}.${createHmac('sha256', secret).update(`${header}.${part('[]')}`).digest('base64url')}`],
    ['text', 'nonsense'],
    ['an API key that was never made', `msk_${'a'.repeat(43)}`],
    ['the beginning of an API key', 'msk_'],
    ['more than any token', 'a'.repeat(9000)],
  ];
}

/** A token whose claims are sound but for what is given: for what may be let in, yet may do nothing. */
export const tokenWith = (secret: string, claims: object): string => hmac(secret, { ...sound(), ...claims });
