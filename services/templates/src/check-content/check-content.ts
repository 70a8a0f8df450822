import type { TemplatePreview } from '@messaging/contracts';
import type { Result } from '@messaging/kernel';
import { BackgroundWork } from '@messaging/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { PreviewInput, SampledContext } from '../preview-template/preview-template.rules.js';
import { usesOf, type Checkable, type CheckedContent } from './check-content.rules.js';
import { hasMjml } from './content-jobs.js';
import { ContentThread, mjmlLimits, wordsLimits } from './content-thread.js';

/** Where staff's templates are read for the first time: never in the thread that answers requests. */
@Injectable()
export class CheckContent implements OnApplicationBootstrap {
  readonly #words = new ContentThread('words', wordsLimits);
  readonly #mjml = new ContentThread('mjml', mjmlLimits);

  constructor(private readonly background: BackgroundWork) {}

  onApplicationBootstrap(): void {
    this.background.add('content threads', { start: () => undefined, stop: () => this.close() });
  }

  check(draft: Checkable): Promise<Result<CheckedContent>> {
    return this.#threadFor(draft).run('check', draft, [...usesOf(draft)].length);
  }

  preview(input: PreviewInput): Promise<Result<TemplatePreview>> {
    return this.#threadFor(input.words).run('preview', input);
  }

  sample(input: PreviewInput): Promise<Result<SampledContext>> {
    return this.#threadFor(input.words).run('sample', input);
  }

  async close(): Promise<void> {
    await Promise.all([this.#words.close(), this.#mjml.close()]);
  }

  #threadFor(draft: Checkable): ContentThread {
    return hasMjml(draft) ? this.#mjml : this.#words;
  }
}
