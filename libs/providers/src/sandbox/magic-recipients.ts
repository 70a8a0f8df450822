/** What the sandbox plays for one recipient. */
export type SandboxStory =
  | 'delivered' | 'refused' | 'failed' | 'transient' | 'silent' | 'read' | 'unknown' | 'late'
  | 'rate_limit' | 'defer' | 'window' | 'content' | 'opt_out' | 'account' | 'slow' | 'reply' | 'stop';

/** The number's ending and the address's local part that ask for a story; anyone else gets `delivered`. README.md has the table. */
const STORIES: readonly (readonly [ending: string, localPart: string, story: SandboxStory])[] = [
  ['5005550001', 'fail', 'refused'],
  ['5005550002', 'bounce', 'failed'],
  ['5005550003', 'transient', 'transient'],
  ['5005550004', 'silent', 'silent'],
  ['5005550005', 'read', 'read'],
  ['5005550006', 'unknown', 'unknown'],
  ['5005550007', 'late', 'late'],
  ['5005550008', 'ratelimit', 'rate_limit'],
  ['5005550009', 'defer', 'defer'],
  ['5005550010', 'window', 'window'],
  ['5005550011', 'content', 'content'],
  ['5005550012', 'optout', 'opt_out'],
  ['5005550013', 'account', 'account'],
  ['5005550014', 'slow', 'slow'],
  ['5005550015', 'reply', 'reply'],
  ['5005550016', 'stop', 'stop'],
];

/** The story of a recipient: an E.164 number or an email address (a plus tag does not count). */
export function storyOf(to: string): SandboxStory {
  const local = to.includes('@') ? (to.toLowerCase().split(/[@+]/, 1)[0] ?? '') : undefined;
  const found = STORIES.find(([ending, localPart]) => (local === undefined ? to.endsWith(ending) : local === localPart));
  return found?.[2] ?? 'delivered';
}
