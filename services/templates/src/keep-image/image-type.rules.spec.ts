import { imageTypeOf } from './image-type.rules.js';

describe('the kind of an image', () => {
  it.each([
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['image/gif', Buffer.from('GIF89a...')],
    [undefined, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [undefined, Buffer.from('<html>GIF89a')],
    [undefined, Buffer.from([0x89, 0x50])],
    [undefined, Buffer.alloc(0)],
  ])('is %s by its first bytes alone', (type, bytes) => {
    expect(imageTypeOf(bytes)).toBe(type);
  });
});
