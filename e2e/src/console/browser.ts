import fs from 'node:fs';
import { eventually } from '@messaging/testing';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A view of the console by its address below `/m/messaging/`, and what is pressed in it. */
export interface ConsoleView {
  readonly name: string;
  readonly path: string;
  /** What happens to the shop, or to the browser, before. */
  readonly before?: (page: Page) => Promise<unknown>;
  readonly press?: (page: Page) => Promise<unknown>;
  /** Takes back what would trouble the views after it. */
  readonly after?: (page: Page) => Promise<unknown>;
}

/** How long a page may take to show something: a machine under load is no failure. */
export const patienceMs = 60_000;
/** The same for a whole story of a test. */
export const storyMs = 180_000;

/** Debian's Chromium, which `.ci/run` installs. */
export function browserPath(): string {
  const found = candidates.find((file) => fs.existsSync(file));
  if (found === undefined) throw new Error('no Chromium found: apt-get install chromium');
  return found;
}

/** A real browser. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

/** What a page complained about: every one of these is a defect. */
export interface Complaints {
  readonly lines: string[];
}

/** Watches for scripts that throw, refused content (the policy) and errors of the console. */
export function complaintsOf(page: Page): Complaints {
  const lines: string[] = [];
  page.on('pageerror', (error) => lines.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    // A refusal that the app answers in words is no defect; the browser notes each one.
    if (message.type() === 'error' && !/Failed to load resource: the server responded/.test(message.text())) lines.push(message.text());
  });
  return { lines };
}

/** A window of a new shop, nobody signed in. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(patienceMs);
  return context.newPage();
}

/** Opens a view, waits until what it asked for is there, and presses what is to be pressed in it. */
export async function openView(page: Page, baseUrl: string, { path, before, press }: ConsoleView): Promise<void> {
  await before?.(page);
  await page.goto(`${baseUrl}/m/messaging/${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await everythingShown(page);
  if (!press) return;
  await press(page);
  await everythingShown(page);
}

/** No grey bar stands where something is still awaited, and nothing still moves into its place. */
export async function everythingShown(page: Page): Promise<void> {
  await page.locator('.mantine-Skeleton-root:visible').first().waitFor({ state: 'detached' });
  await eventually(async () => {
    const moving = await page.evaluate<number>('document.getAnimations().filter(({ playState, effect }) => playState === "running" && effect?.getComputedTiming().iterations !== Infinity).length');
    if (moving > 0) throw new Error(`${moving} things still move`);
  });
}

/** A step of the plan of a campaign is drawn: its address changes before that. */
export async function stepShown(page: Page, step: string): Promise<void> {
  await page.waitForURL(`**step=${step}**`);
  await page.getByRole('region', { name: new RegExp(`^${step}$`, 'i') }).waitFor();
}

/** A browser of its own, signed in by the one-use link, the password left for later. */
export async function signIn(browser: Browser, link: string, options: BrowserContextOptions = {}): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Madrid', viewport: { width: 1360, height: 900 }, ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: /Later|Más tarde/ }).click();
  await page.waitForURL('**/dashboard/');
  return { context, page };
}
