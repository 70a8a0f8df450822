import { createHash, randomBytes } from 'node:crypto';
import type { ImageType, TemplateImage } from '@messaging/contracts';
import { Clock, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { deleteImage, findImage, imageBytes, insertImage, lockHubImages, listImages, type StoredImage } from '../store/image.sql.js';
import { TEMPLATES_SETTINGS, type TemplatesSettings } from '../templates-settings.js';
import { imageTypeOf } from './image-type.rules.js';

/** Of a hub: what a shop gathers in years of mails, and no warehouse. */
const bytesMax = 200 * 1024 * 1024;
/** 192 bits that nobody guesses: whoever has a mail may see its pictures, and nobody else. */
const tokenBytes = 24;

/** Pictures of mails. Kept until somebody deletes them: a mail that was sent shows them for years. */
@Injectable()
export class KeepImages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(TEMPLATES_SETTINGS) private readonly settings: TemplatesSettings,
  ) {}

  /** The same bytes are the same picture, however often they are sent. */
  async keep(hubId: string, content: Buffer): Promise<Result<TemplateImage>> {
    const type = imageTypeOf(content);
    if (!type) return refuse({ kind: 'rule', code: 'IMAGE.UNREADABLE', detail: 'The file is not a PNG, JPEG or GIF. SVG is not accepted: mail programs do not show it, and it may contain scripts.' });
    const sha256 = createHash('sha256').update(content).digest('hex');
    return this.database.inHub(hubId, async (tx) => {
      await lockHubImages(tx, hubId);
      const known = await findImage(tx, hubId, sha256);
      if (known) return ok(this.#view(known));
      if ((await imageBytes(tx, hubId)) + content.length > bytesMax) return full;
      const image: StoredImage = { id: newId(), token: randomBytes(tokenBytes).toString('base64url'), type, bytes: content.length, createdAt: this.clock.now() };
      await insertImage(tx, hubId, { ...image, sha256, content });
      return ok(this.#view(image));
    });
  }

  async list(hubId: string, page: { limit: number; after: { createdAt: string; id: string } | undefined }): Promise<TemplateImage[]> {
    return this.database.inHub(hubId, async (tx) => (await listImages(tx, hubId, { ...page, limit: page.limit + 1 })).map((image) => this.#view(image)));
  }

  /** Mails that show it show a gap from now on. */
  async delete(hubId: string, id: string): Promise<Result<undefined>> {
    return this.database.inHub(hubId, async (tx) => ((await deleteImage(tx, hubId, id)) ? ok(undefined) : refuse(imageNotFound)));
  }

  #view({ id, token, type, bytes, createdAt }: StoredImage): TemplateImage {
    return { id, url: `${this.settings.publicUrl.replace(/\/$/, '')}/i/${token}`, type: type satisfies ImageType, bytes, createdAt: createdAt.toISOString() };
  }
}

const full = refuse({ kind: 'conflict', code: 'IMAGE.TOO_MANY', detail: `The hub has reached its limit for images (${bytesMax / 1024 / 1024} MB); delete some.` });
export const imageNotFound: Problem = { kind: 'not_found', code: 'IMAGE.NOT_FOUND', detail: 'There is no such image.' };
