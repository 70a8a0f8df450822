import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA, as far as a machine can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each rule that the page breaks, and where. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  // A mail is its author's; its frame has a document of its own. Without frames axe needs no page beside this one for
  // putting their findings together (legacy mode), and is quicker by a third.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${String(target)} ${failureSummary?.split('\n')[1] ?? ''}`));
}
