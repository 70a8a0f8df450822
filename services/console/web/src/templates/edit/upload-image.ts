import { ask } from '../../api/ask.js';
import type { operations } from '../../api/schema.js';

export type TemplateImage = operations['KeepImages_keep']['responses'][201]['content']['application/json'];

/** Twice the width of a mail: sharp on every screen, and small. */
const widthMax = 1104;
const quality = 0.85;

/**
 * Keeps a picture for mails. A photograph is made as small as a mail needs it, which also leaves out where it was taken;
 * what moves (GIF) stays as it is.
 */
export async function uploadImage(file: File): Promise<TemplateImage> {
  const picture = file.type === 'image/gif' ? file : await fitted(file);
  return ask<TemplateImage>('/api/v1/templates/images', { method: 'POST', body: picture, headers: { 'content-type': picture.type } });
}

/** What the browser cannot read is sent as it is: the answer says what is wrong with it. */
async function fitted(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return file;
  const scale = Math.min(1, widthMax / bitmap.width);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), type, quality));
}
