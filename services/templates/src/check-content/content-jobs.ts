import type { Result } from '@messaging/kernel';
import type { TemplatePreview } from '@messaging/contracts';
import { previewTemplate, sampleContext, type PreviewInput, type SampledContext } from '../preview-template/preview-template.rules.js';
import { checkContent, usesOf, type Checkable, type CheckedContent, type CompiledBodies } from './check-content.rules.js';

/** What a content thread is asked: plain data, which can be sent to it. */
export interface ContentInputs {
  check: Checkable;
  preview: PreviewInput;
  sample: PreviewInput;
}

/** What it gives, by the name of the job. */
export interface ContentValues {
  check: CheckedContent;
  preview: TemplatePreview;
  sample: SampledContext;
}

export type ContentJob = keyof ContentInputs;
export type ContentRequest = { readonly [Name in ContentJob]: { readonly name: Name; readonly input: ContentInputs[Name] } }[ContentJob];

/** Runs inside the thread. */
export async function runJob(request: ContentRequest): Promise<Result<ContentValues[ContentJob]>> {
  switch (request.name) {
    case 'check':
      return checkContent(request.input, await compileBodies(usesOf(request.input)));
    case 'preview':
      return previewTemplate(request.input, await compileBodies(usesOf(request.input.words)));
    case 'sample':
      return sampleContext(request.input, await compileBodies(usesOf(request.input.words)));
  }
}

/** True when the slow and large part is needed. */
export const hasMjml = (draft: Checkable): boolean => [...usesOf(draft)].some(({ content }) => content.format === 'mjml');

/** Loads what MJML needs, before the clock of a job runs. */
export const loadMjml = () => import('./compile-mjml.js');

async function compileBodies(uses: ReturnType<typeof usesOf>): Promise<CompiledBodies> {
  const bodies = new Map<string, Result<string>>();
  for (const { content, pointers } of uses) {
    if (content.format !== 'mjml' || bodies.has(pointers.body)) continue;
    const { compileMjml } = await loadMjml();
    bodies.set(pointers.body, await compileMjml(content.body));
  }
  return bodies;
}
