import { withMark, type WordMark } from './word-marks.rules.js';

/** `|` at both ends of what is selected. */
function mark(given: string, how: WordMark): string {
  const [from, to] = [given.indexOf('|'), given.lastIndexOf('|') - 1];
  const text = given.replaceAll('|', '');
  const { insert, selected, ...where } = withMark(text, { from, to: Math.max(from, to) }, how);
  const written = text.slice(0, where.from) + insert + text.slice(where.to);
  return `${written.slice(0, selected.from)}|${written.slice(selected.from, selected.to)}|${written.slice(selected.to)}`;
}

describe('marking words', () => {
  it.each<[string, WordMark, string]>([
    ['Only |this week|!', 'bold', 'Only |**this week**|!'], ['Only |this |week', 'slanted', 'Only |_this_ |week'], ['|a\n\nb|', 'bold', '|**a**\n\n**b**|'],
    ['Only |**this**| week', 'bold', 'Only |this| week'], ['Only **|this|** week', 'bold', 'Only |this| week'], ['Only |_this_|', 'slanted', 'Only |this|'],
    ['Hi ||', 'bold', 'Hi **||**'], ['See |here|.', 'link', 'See [here](|https://|).'], ['See ||', 'link', 'See [||](https://)'], ['|a [b]|', 'link', '[a  b](|https://|)'],
  ])('of %p (%s) gives %p', (given, how, wanted) => expect(mark(given, how)).toBe(wanted));
});
