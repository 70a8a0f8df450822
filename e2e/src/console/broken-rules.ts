import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA, as far as a machine can tell, and what is good practice besides: landmarks, the order of headings. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Left out: what lies above the page, a menu or a notice, stands outside its landmarks; and a drawer's head below a dialog is taken for the page's own. */
const leftOut = ['region', 'landmark-no-duplicate-banner', 'landmark-unique'];

/** Each rule that the page breaks, and where. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  // A mail is its author's; its frame has a document of its own. Without frames axe needs no page beside this one for
  // putting their findings together (legacy mode), and is quicker by a third; and by as much again where it does not
  // describe every element that breaks nothing.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false }).withTags(rules).disableRules(leftOut).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${String(target)} ${failureSummary?.split('\n')[1] ?? ''}`));
}
