import type { FieldProblem } from '../../api/problem.js';
import { isAsRefused, standingProblem } from '../../problems/standing-problem.rules.js';
import { hasOwnWords, localesOf, type ChannelName, type TemplateDraft } from './template-draft.rules.js';

/** A language of a template on a channel, as a preview checks it. */
export interface Place {
  readonly locale: string;
  readonly channel: ChannelName;
}

const channels: readonly ChannelName[] = ['whatsapp', 'sms', 'email'];
const wordsPointer = /^(?:\/translations\/([^/]+))?(?:\/variants\/(whatsapp|sms|email))?\/(body|subject)$/;

type Pointed = Pick<FieldProblem, 'pointer'>;

/** Where the words that a complaint is about are used; nowhere when it is about none. */
function placesOf(draft: TemplateDraft, { pointer }: Pointed): readonly Place[] {
  const own = draft.locale ?? 'en';
  if (pointer.startsWith('/whatsapp/parameters/')) return [{ locale: own, channel: 'whatsapp' }];
  const found = wordsPointer.exec(pointer);
  if (!found) return [];
  const [, language, only, part] = found;
  const locale = language ?? own;
  // A channel with words of its own reads of those for every channel the subject alone, where it has none.
  const isApart = (channel: ChannelName): boolean => part === 'body' && hasOwnWords(draft, { locale, channel });
  const using = channels.filter((channel) => (only === undefined ? (draft.channel === 'all' || draft.channel === channel) && !isApart(channel) : only === channel));
  return localesOf(draft).includes(locale) ? using.map((channel) => ({ locale, channel })) : [];
}

/** What has to be looked at again to know whether these complaints hold. */
export function placesToCheck(draft: TemplateDraft, complaints: readonly Pointed[]): readonly Place[] {
  const places = complaints.flatMap((complaint) => placesOf(draft, complaint));
  return places.filter(({ locale, channel }, index) => places.findIndex((other) => other.locale === locale && other.channel === channel) === index);
}

interface Since {
  readonly refused: TemplateDraft | undefined;
  readonly draft: TemplateDraft;
  /** What is wrong with the places now; undefined while nobody has looked. */
  readonly found: readonly FieldProblem[] | undefined;
}

/** What of a refused save still holds: complaints of words until a look finds them mended, those of other fields until these change. */
export function stillRefused(error: unknown, { refused, draft, found }: Since): unknown {
  return standingProblem(error, (complaint) => {
    if (isAsRefused(refused, draft, '')) return true;
    if (placesOf(draft, complaint).length === 0) return isAsRefused(refused, draft, complaint.pointer);
    // Words with an open brace are read no further than that: what else is wrong with them stays unsaid.
    return found === undefined || found.some(({ pointer, code }) => pointer === complaint.pointer && (code === complaint.code || code === 'TEMPLATE.SYNTAX'));
  });
}
