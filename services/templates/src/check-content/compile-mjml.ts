import { compiledBytesMax, scanTags, templateLimits, type Tag } from '@messaging/content';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import mjml2html from 'mjml';

/** How many of MJML's complaints are shown. */
const complaintsMax = 5;

/**
 * MJML as the HTML that is published, with every `{{…}}` where the author put it. The tags are hidden from MJML behind
 * words, because they hold quotes and `<`; one that MJML drops (it keeps no text between its own elements) is refused
 * instead of being lost. Nothing is read from the disk or the network: no includes, no configuration file, no fonts.
 * Only to be called in a `ContentThread`: mjml needs 0.7 s and 100 MB to load, and has no limits of its own.
 */
export async function compileMjml(source: string): Promise<Result<string>> {
  if (Buffer.byteLength(source) > templateLimits.sourceBytesMax) {
    return refuse(problem('TEMPLATE.TOO_LARGE', `The template is larger than ${templateLimits.sourceBytesMax / 1024} KB.`));
  }
  const include = /<\s*mj-include\b/i.exec(source);
  if (include) return refuse(problem('TEMPLATE.FORBIDDEN', `Line ${lineOf(source, include.index)}: <mj-include> is not available: the template must contain everything itself.`));
  const tags = scanTags(source, templateLimits);
  if (!tags.ok) return tags;
  const hidden = hide(source, tags.value);
  const made = await convert(hidden.source, hidden.mark);
  if (!made.ok) return made;
  const lost = tags.value.find((tag, index) => tag.kind !== 'comment' && !made.value.includes(hidden.wordOf(index)));
  if (lost) return refuse(problem('TEMPLATE.MJML_TAG_LOST', lostDetail(source, lost)));
  const html = hidden.show(made.value.replace(/\n\s+/g, '\n'));
  if (Buffer.byteLength(html) <= compiledBytesMax) return ok(html);
  return refuse(problem('TEMPLATE.TOO_LARGE', `The resulting HTML is larger than ${compiledBytesMax / 1024} KB; mail programs cut mails at 100 KB.`));
}

async function convert(source: string, mark: string): Promise<Result<string>> {
  try {
    const { html, errors } = await mjml2html(source, { validationLevel: 'soft', ignoreIncludes: true, keepComments: false, fonts: {} });
    // A colour or width that a variable gives is none in the eyes of MJML.
    const real = errors.filter(({ message }) => !message.includes(mark));
    if (real.length === 0) return ok(html);
    return refuse(problem('TEMPLATE.MJML_INVALID', real.slice(0, complaintsMax).map(({ line, message }) => `Line ${line}: ${message.trim()}.`).join(' ')));
  } catch (error) {
    return refuse(problem('TEMPLATE.MJML_INVALID', error instanceof Error ? error.message.slice(0, 300) : 'The MJML cannot be read.'));
  }
}

interface Hidden {
  readonly source: string;
  /** What every word of them begins with. */
  readonly mark: string;
  readonly wordOf: (index: number) => string;
  readonly show: (html: string) => string;
}

function hide(source: string, tags: readonly Tag[]): Hidden {
  let mark = 'tag';
  while (source.includes(mark)) mark = `x${mark}`;
  const wordOf = (index: number): string => `${mark}${index}z`;
  let hidden = '';
  let end = 0;
  for (const [index, tag] of tags.entries()) {
    hidden += source.slice(end, tag.start) + (tag.kind === 'comment' ? '' : wordOf(index));
    end = tag.end;
  }
  const written = (index: string): string => {
    const tag = tags[Number(index)];
    return tag ? source.slice(tag.start, tag.end) : '';
  };
  return { source: hidden + source.slice(end), mark, wordOf, show: (html) => html.replace(new RegExp(`${mark}(\\d+)z`, 'g'), (_, index: string) => written(index)) };
}

const lineOf = (source: string, index: number): number => source.slice(0, index).split('\n').length;

const lostDetail = (source: string, tag: Tag): string =>
  `Line ${lineOf(source, tag.start)}: ${source.slice(tag.start, tag.end).slice(0, 80)} stands between MJML elements, where MJML keeps no text: put it into <mj-raw>.`;

const problem = (code: string, detail: string): Problem => ({ kind: code === 'TEMPLATE.TOO_LARGE' ? 'too_large' : 'rule', code, detail });
