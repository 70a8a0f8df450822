// The order of spec files: whole products first, then those with a database, then the rest. What takes minutes must not
// begin when the other worker has nothing left to do; jest goes by size, which says little here.
import Sequencer from '@jest/test-sequencer';

const levels = ['.faults.spec.ts', '.e2e.spec.ts', '.int.spec.ts', '.spec.ts'];
const levelOf = ({ path }) => levels.findIndex((end) => path.endsWith(end));

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => levelOf(a) - levelOf(b)); // a stable sort: within a level jest's own order
  }
}
