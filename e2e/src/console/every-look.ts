import type { BrowserContext, Page } from 'playwright-core';
import { brokenRules } from './broken-rules.js';
import { complaintsOf, openView, type ConsoleView } from './browser.js';

/** How a view is looked at. */
export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

export const desktop = { width: 1360, height: 900 } as const;
/** The narrowest that WCAG 1.4.10 asks for: a desktop at 400 %. */
export const phone = { width: 320, height: 640 } as const;

/** The rules of WCAG 2.2 AA that a view breaks, with what is wider than its window. */
async function faultsOf(page: Page, baseUrl: string, view: ConsoleView): Promise<readonly string[]> {
  await openView(page, baseUrl, view);
  const usual = page.viewportSize() ?? phone;
  // As tall as what is on it: a button half beneath a bar that sticks to the window's edge is scrolled to, not too small.
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...usual, height: Math.max(height, usual.height) });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  const isWide = width > usual.width;
  const faults = [...(await brokenRules(page)), ...(isWide ? [`${width} wide`] : [])].map((fault) => `${view.name}: ${fault}`);
  await page.setViewportSize(usual);
  await view.after?.(page);
  return faults;
}

/** What is wrong with views in one look: broken rules, what is too wide, what the page complained about (its content policy too). */
export async function faultsIn(context: BrowserContext, baseUrl: string, { views, look }: { readonly views: readonly ConsoleView[]; readonly look: Look }): Promise<readonly string[]> {
  const page = await context.newPage();
  await page.setViewportSize(look.viewport);
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  const complaints = complaintsOf(page);
  const faults: string[] = [];
  for (const view of views) faults.push(...(await faultsOf(page, baseUrl, view)));
  await page.close();
  return [...faults, ...complaints.lines];
}
