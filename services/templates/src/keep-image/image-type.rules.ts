import type { ImageType } from '@messaging/contracts';

const signatures: readonly (readonly [ImageType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [...Buffer.from('GIF87a')]],
  ['image/gif', [...Buffer.from('GIF89a')]],
];

/** What the first bytes say a file is, whatever its sender calls it: the kinds that every mail program shows, and none that can hold a script (SVG). */
export const imageTypeOf = (bytes: Buffer): ImageType | undefined => signatures.find(([, start]) => start.every((byte, place) => bytes[place] === byte))?.[0];
