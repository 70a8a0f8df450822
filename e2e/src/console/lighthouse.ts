import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Message } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { Shop, startProduct } from '../shop/shop.js';
import { browserPath } from './browser.js';
import { fillSalon } from './salon.js';

/**
 * `npm run lighthouse`: performance and accessibility of the dashboard of a salon in the middle of a day, as Lighthouse
 * sees it on a phone (slow 4G, a processor a quarter as fast) and on a desktop, `RUNS` times each: Lighthouse multiplies
 * the time on the clock, so that whatever else the machine does counts fourfold. Fails when any run is below `SCORE_MIN`.
 */
const VERSION = '12.8.2';
const SCORE_MIN = 95;
const RUNS = 3;
const categories = ['performance', 'accessibility'] as const;

/** A window that counts as covered paints nothing, and then Lighthouse finds no first paint (NO_FCP). */
const browserFlags = '--headless=new --no-sandbox --disable-gpu --window-size=1350,940 --disable-backgrounding-occluded-windows --disable-renderer-backgrounding --disable-background-timer-throttling';

interface Report {
  readonly categories: Readonly<Record<(typeof categories)[number], { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly displayValue?: string }>>;
}

/** The cookie of somebody who came by the printed link. */
async function cookieOf(baseUrl: string, link: string): Promise<string> {
  const token = new URL(link).hash.replace('#token=', '');
  const answer = await fetch(`${baseUrl}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(baseUrl).origin }, body: JSON.stringify({ token }) });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

/** Every message of the morning was tried: what is measured is the page, not the filling of the salon. */
async function atRest(shop: Shop): Promise<void> {
  await eventually(async () => {
    const { items } = await shop.ask<{ items: Message[] }>(200, shop.client.get('/api/v1/messages', { query: { status: 'queued', limit: 200 } }));
    const untried = items.filter(({ attempts, sendAt }) => attempts === 0 && (sendAt === undefined || Date.parse(sendAt) <= Date.now()));
    if (untried.length > 0) throw new Error(`${untried.length} messages were not tried yet`);
  }, { timeoutMs: 60_000 });
}

async function lookAt(address: string, cookie: string, form: 'phone' | 'desktop'): Promise<Report> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lighthouse-'));
  const file = path.join(folder, 'report.json');
  fs.writeFileSync(path.join(folder, 'headers.json'), JSON.stringify({ cookie }));
  const args = [
    '--yes', `lighthouse@${VERSION}`, address, '--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${categories.join(',')}`,
    `--extra-headers=${path.join(folder, 'headers.json')}`, `--chrome-flags=${browserFlags}`, ...(form === 'desktop' ? ['--preset=desktop'] : []),
  ];
  const child = spawn('npx', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CHROME_PATH: browserPath() } });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`lighthouse ended with ${String(code)}`);
  const report = JSON.parse(fs.readFileSync(file, 'utf8')) as Report;
  fs.rmSync(folder, { recursive: true });
  return report;
}

const scoresOf = ({ categories: found }: Report) => categories.map((name) => ({ name, score: Math.round(found[name].score * 100) }));

/** One run as a line. */
function lineOf(report: Report): string {
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((name) => `${name} ${report.audits[name]?.displayValue ?? '?'}`);
  return [...scoresOf(report).map(({ name, score }) => `${name} ${score}`), ...times].join(', ');
}

const product = await startProduct();
try {
  const shop = Shop.of(product);
  await fillSalon(shop);
  await atRest(shop);
  const cookie = await cookieOf(product.baseUrl, product.signInUrl ?? '');
  for (const form of ['phone', 'desktop'] as const) {
    for (let run = 1; run <= RUNS; run++) {
      const report = await lookAt(`${product.baseUrl}/m/messaging/dashboard/`, cookie, form);
      process.stdout.write(`${form}, run ${run}: ${lineOf(report)}\n`);
      if (scoresOf(report).some(({ score }) => score < SCORE_MIN)) process.exitCode = 1;
    }
  }
} finally {
  await product.dispose();
}
