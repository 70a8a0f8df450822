import { ProblemError } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Operation } from '@messaging/service-kit';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { imageNotFound } from '../keep-image/keep-images.handler.js';
import { readImage } from '../store/image.sql.js';

/** The bytes behind an address never change. */
const cached = 'public, max-age=31536000, immutable';

/** 192 bits in base64url. */
const tokenShape = /^[\w-]{32}$/;

/** Pictures as mail programs fetch them: no sign-in, an address that nobody guesses, nothing that could run. */
@Controller('i/:token')
export class ShowImageController {
  constructor(private readonly database: Database) {}

  @Get()
  @Operation({
    summary: 'Show an image of an email', tags: ['Templates'], public: true,
    responses: { 200: { description: 'The image', contentType: 'image/*' }, 404: { description: 'Not an image of ours' } },
  })
  async show(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const image = tokenShape.test(token) ? await this.database.transaction((tx) => readImage(tx, token)) : undefined;
    // Mail programs show it inside pages of their own.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', image ? cached : 'no-store');
    if (!image) throw new ProblemError(imageNotFound);
    response.setHeader('Content-Disposition', 'inline');
    response.setHeader('Content-Type', image.type);
    response.end(image.content);
  }
}
